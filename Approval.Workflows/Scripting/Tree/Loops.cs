using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal abstract class Loop : Statement
{
    /// <summary>The labels in front of the loop.</summary>
    public required string[] Labels { get; init; }

    /// <summary>Does the loop end with this completion? When it is the loop's own, it becomes normal.</summary>
    protected bool Ends(Env env, ref Completion completion)
    {
        if (completion == Completion.Normal) return false;
        if (completion == Completion.Return) return true;
        var realm = env.Realm;
        if (realm.Label is not null && Array.IndexOf(Labels, realm.Label) < 0) return true;
        realm.Label = null;
        var ends = completion == Completion.Break;
        completion = Completion.Normal;
        return ends;
    }
}

internal sealed class While(Expression test, Statement body, bool testFirst) : Loop
{
    public override Completion Execute(Env env)
    {
        if (testFirst && !test.Evaluate(env).IsTruthy) return Completion.Normal;
        do
        {
            env.Realm.Meter.Step();
            var completion = body.Execute(env);
            if (Ends(env, ref completion)) return completion;
        }
        while (test.Evaluate(env).IsTruthy);
        return Completion.Normal;
    }
}

internal sealed class For(BlockLayout layout, Statement? start, Expression? test, Expression? step, Statement body) : Loop
{
    public override Completion Execute(Env env)
    {
        env = layout.Enter(env);
        start?.Execute(env);
        env = layout.NextRound(env);
        while (test is null || test.Evaluate(env).IsTruthy)
        {
            env.Realm.Meter.Step();
            var completion = body.Execute(env);
            if (Ends(env, ref completion)) return completion;
            env = layout.NextRound(env);
            step?.Evaluate(env);
        }
        return Completion.Normal;
    }
}

/// <summary><c>for (x of y)</c> and <c>for (x in y)</c>; a declared x is a new variable in every round.</summary>
internal sealed class ForEach(BlockLayout layout, ITarget target, bool declares, bool keys, Expression source, Statement body) : Loop
{
    public override Completion Execute(Env env)
    {
        var value = source.Evaluate(layout.Enter(env));
        env.Realm.Position = Position;
        if (keys && value.IsNullish) return Completion.Normal;
        var iteration = keys ? new Iteration(env.Realm, Keys(env.Realm.ToObject(value))) : env.Realm.Iterate(value);
        while (iteration.Next(out var item))
        {
            var completion = Round(env, item, iteration);
            if (!Ends(env, ref completion)) continue;
            var returned = env.Realm.Returned;
            iteration.Close();
            env.Realm.Returned = returned;
            return completion;
        }
        return Completion.Normal;
    }

    private Completion Round(Env env, JsValue item, Iteration iteration)
    {
        var round = layout.Enter(env);
        var depth = env.Realm.Meter.Depth;
        try
        {
            target.Store(round, item, declares);
            return body.Execute(round);
        }
        catch (JsThrow)
        {
            env.Realm.Meter.Depth = depth;
            iteration.Close();
            throw;
        }
    }

    private static IEnumerable<JsValue> Keys(JsObject source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = source; at is not null; at = at.Prototype)
        {
            foreach (var key in at.OwnKeys().OfType<string>())
            {
                if (!at.TryGetOwn(key, out var property) || !seen.Add(key)) continue;
                if (property.Has(PropertyTraits.Enumerable)) yield return new JsValue(key);
            }
        }
    }
}
