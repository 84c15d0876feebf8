using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>Catches what scripts throw. A budget that ran out passes through: neither catch nor finally sees it.</summary>
internal sealed class Try(Statement body, BlockLayout? catchLayout, ITarget? caught, Statement? handler, Statement? finalizer) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Meter.Step();
        if (finalizer is null) return Guarded(env);
        var realm = env.Realm;
        var depth = realm.Meter.Depth;
        JsThrow? pending = null;
        var completion = Completion.Normal;
        try
        {
            completion = Guarded(env);
        }
        catch (JsThrow thrown)
        {
            pending = thrown;
            realm.Meter.Depth = depth;
        }
        var (returned, label) = (realm.Returned, realm.Label);
        var last = finalizer.Execute(env);
        if (last != Completion.Normal) return last;
        if (pending is not null) throw new JsThrow(pending.Value, pending.Position);
        (realm.Returned, realm.Label) = (returned, label);
        return completion;
    }

    private Completion Guarded(Env env)
    {
        if (handler is null) return body.Execute(env);
        var depth = env.Realm.Meter.Depth;
        JsValue value;
        try
        {
            return body.Execute(env);
        }
        catch (JsThrow thrown)
        {
            value = thrown.Value;
        }
        env.Realm.Meter.Depth = depth;
        var inner = catchLayout!.Enter(env);
        caught?.Store(inner, value, true);
        return handler.Execute(inner);
    }
}
