using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>An expression as a statement; outside functions its value is the result so far.</summary>
internal sealed class ExpressionStatement(Expression expression, bool isResult) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Meter.Step();
        var value = expression.Evaluate(env);
        if (isResult) env.Realm.Completion = value;
        return Completion.Normal;
    }
}

/// <summary>One declared name or pattern of <c>let</c>, <c>const</c> or <c>var</c>.</summary>
internal sealed class Declaration(ITarget target, Expression? value, bool isVar) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Meter.Step();
        if (value is null && isVar) return Completion.Normal;
        var initial = value is null ? default : target is Name name ? value.EvaluateNamed(env, name.Text) : value.Evaluate(env);
        target.Store(env, initial, true);
        return Completion.Normal;
    }
}

internal sealed class StatementList(Statement[] statements) : Statement
{
    public override Completion Execute(Env env)
    {
        foreach (var statement in statements)
        {
            var completion = statement.Execute(env);
            if (completion != Completion.Normal) return completion;
        }
        return Completion.Normal;
    }
}

internal sealed class Block(BlockLayout layout, Statement body) : Statement
{
    public override Completion Execute(Env env) => body.Execute(layout.Enter(env));
}

internal sealed class If(Expression test, Statement whenTrue, Statement? whenFalse) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Meter.Step();
        if (test.Evaluate(env).IsTruthy) return whenTrue.Execute(env);
        return whenFalse?.Execute(env) ?? Completion.Normal;
    }
}

internal sealed class Return(Expression? value) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Meter.Step();
        var result = value?.Evaluate(env) ?? default;
        env.Realm.Returned = result;
        return Completion.Return;
    }
}

internal sealed class Jump(Completion kind, string? label) : Statement
{
    public override Completion Execute(Env env)
    {
        env.Realm.Label = label;
        return kind;
    }
}

internal sealed class Throw(Expression value) : Statement
{
    public override Completion Execute(Env env)
    {
        var thrown = value.Evaluate(env);
        throw new JsThrow(thrown, thrown.Reference is JsError error ? error.Position : Position);
    }
}

internal sealed class Labelled(string label, Statement body) : Statement
{
    public override Completion Execute(Env env)
    {
        var completion = body.Execute(env);
        if (completion != Completion.Break || env.Realm.Label != label) return completion;
        env.Realm.Label = null;
        return Completion.Normal;
    }
}
