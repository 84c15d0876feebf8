using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>A target with the value it takes when it would receive undefined.</summary>
internal sealed record PatternItem(ITarget Target, Expression? Fallback)
{
    public void Store(Env env, JsValue value, bool initialize)
    {
        if (value.IsUndefined && Fallback is not null)
        {
            value = Target is Name name ? Fallback.EvaluateNamed(env, name.Text) : Fallback.Evaluate(env);
        }
        Target.Store(env, value, initialize);
    }
}

internal sealed class ArrayPattern(PatternItem?[] items, ITarget? rest) : Node, ITarget
{
    public void Store(Env env, JsValue value, bool initialize)
    {
        env.Realm.Position = Position;
        var iteration = env.Realm.Iterate(value);
        var ended = false;
        foreach (var item in items)
        {
            JsValue next = default;
            ended = ended || !iteration.Next(out next);
            item?.Store(env, ended ? default : next, initialize);
        }
        if (rest is null)
        {
            if (!ended) iteration.Close();
            return;
        }
        var others = env.Realm.NewArray();
        while (!ended && iteration.Next(out var other)) others.Add(other);
        rest.Store(env, new JsValue(others), initialize);
    }
}

internal sealed record PatternMember(string? Key, Expression? Computed, PatternItem Item);

internal sealed class ObjectPattern(PatternMember[] members, ITarget? rest) : Node, ITarget
{
    public void Store(Env env, JsValue value, bool initialize)
    {
        var realm = env.Realm;
        realm.Position = Position;
        if (value.IsNullish) throw realm.TypeError($"Cannot destructure {value}");
        var taken = rest is null ? null : new HashSet<object>();
        foreach (var member in members)
        {
            var key = member.Key ?? realm.ToKey(member.Computed!.Evaluate(env));
            taken?.Add(key);
            member.Item.Store(env, realm.GetMember(value, key), initialize);
        }
        if (rest is null) return;
        var others = realm.NewObject();
        ObjectLiteral.CopyInto(realm, others, value, taken!);
        rest.Store(env, new JsValue(others), initialize);
    }
}
