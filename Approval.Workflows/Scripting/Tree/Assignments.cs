using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal sealed class Assign(ITarget target, Expression value) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        if (target is MemberAccess member)
        {
            var reference = member.Resolve(env);
            var stored = value.Evaluate(env);
            env.Realm.Position = Position;
            reference.Write(stored);
            return stored;
        }
        var result = target is Name name ? value.EvaluateNamed(env, name.Text) : value.Evaluate(env);
        env.Realm.Position = Position;
        target.Store(env, result, false);
        return result;
    }
}

/// <summary><c>x += y</c> and its kind.</summary>
internal sealed class CompoundAssign(Operator op, Expression target, Expression value) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        if (target is MemberAccess member)
        {
            var reference = member.Resolve(env);
            var before = reference.Read();
            var after = Binary.Apply(env.Realm, op, before, value.Evaluate(env), Position);
            reference.Write(after);
            return after;
        }
        var old = target.Evaluate(env);
        var result = Binary.Apply(env.Realm, op, old, value.Evaluate(env), Position);
        ((ITarget)target).Store(env, result, false);
        return result;
    }
}

/// <summary><c>x ??= y</c>, <c>x ||= y</c>, <c>x &amp;&amp;= y</c>.</summary>
internal sealed class LogicalAssign(LogicalOperator op, Expression target, Expression value) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        if (target is MemberAccess member)
        {
            var reference = member.Resolve(env);
            var before = reference.Read();
            if (Logical.Decides(op, before)) return before;
            var after = value.Evaluate(env);
            reference.Write(after);
            return after;
        }
        var old = target.Evaluate(env);
        if (Logical.Decides(op, old)) return old;
        var result = target is Name name ? value.EvaluateNamed(env, name.Text) : value.Evaluate(env);
        ((ITarget)target).Store(env, result, false);
        return result;
    }
}
