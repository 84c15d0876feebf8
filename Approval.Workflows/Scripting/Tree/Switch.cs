using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>A case of a switch; without a test it is the default.</summary>
internal sealed record SwitchCase(Expression? Test, Statement[] Body);

internal sealed class Switch(Expression value, BlockLayout layout, SwitchCase[] cases) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Meter.Step();
        var wanted = value.Evaluate(env);
        env = layout.Enter(env);
        var start = Array.FindIndex(cases, candidate => candidate.Test is not null && Operators.StrictEquals(wanted, candidate.Test.Evaluate(env)));
        if (start < 0) start = Array.FindIndex(cases, static candidate => candidate.Test is null);
        if (start < 0) return Completion.Normal;
        for (var i = start; i < cases.Length; i++)
        {
            foreach (var statement in cases[i].Body)
            {
                var completion = statement.Execute(env);
                if (completion == Completion.Break && env.Realm.Label is null) return Completion.Normal;
                if (completion != Completion.Normal) return completion;
            }
        }
        return Completion.Normal;
    }
}
