using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal sealed class Literal(JsValue value) : Expression
{
    public JsValue Value => value;

    public override JsValue Evaluate(Env env) => value;
}

internal sealed class TemplateLiteral(string[] texts, Expression[] values) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var realm = env.Realm;
        var result = new JsValue(texts[0]);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Evaluate(env);
            realm.Position = Position;
            result = realm.Concat(realm.Concat(result, realm.ToTextValue(value)), new JsValue(texts[i + 1]));
        }
        return result;
    }
}

internal sealed class RegexLiteral(Library.CompiledRegex regex) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        env.Realm.Meter.Allocate(96);
        return new JsValue(new Library.JsRegex(env.Realm, regex));
    }
}

internal sealed class ArrayLiteral(Expression?[] items) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var array = env.Realm.NewArray();
        foreach (var item in items)
        {
            if (item is Spread spread) spread.Into(env, array.Add);
            else array.Add(item is null ? JsValue.Empty : item.Evaluate(env));
        }
        return new JsValue(array);
    }
}

/// <summary><c>...x</c> in an array literal or a list of arguments.</summary>
internal sealed class Spread(Expression source) : Expression
{
    public override JsValue Evaluate(Env env) => source.Evaluate(env);

    public void Into(Env env, Action<JsValue> add)
    {
        var value = source.Evaluate(env);
        env.Realm.Position = Position;
        var iteration = env.Realm.Iterate(value);
        while (iteration.Next(out var item)) add(item);
    }
}

/// <summary>Keeps deeply nested source from using up the thread's stack; the parser puts one in every few levels.</summary>
internal sealed class StackCheck(Expression inner) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return inner.Evaluate(env);
    }
}
