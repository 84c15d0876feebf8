using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

internal sealed class Call(Expression callee, Expression[] arguments, bool optional) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        JsValue thisValue = default;
        var function = callee switch
        {
            MemberAccess member => member.EvaluateWithThis(env, out thisValue),
            OptionalChain { Chain: MemberAccess member } => member.EvaluateWithThis(env, out thisValue),
            PrivateMember member => member.EvaluateWithThis(env, out thisValue),
            _ => callee.Evaluate(env),
        };
        if (callee is SuperMember) thisValue = env.Activation.This;
        if (function.IsSkipped) return callee is OptionalChain ? throw NotCallable(env, default) : function;
        if (optional && function.IsNullish) return JsValue.Skipped;
        var values = Arguments.Evaluate(env, arguments);
        env.Realm.Position = Position;
        return function.Reference is JsFunction callable ? callable.Call(thisValue, values) : throw NotCallable(env, function);
    }

    private JsThrow NotCallable(Env env, JsValue found)
    {
        env.Realm.Position = Position;
        var called = MemberAccess.Called(callee);
        return env.Realm.TypeError(called == "(…)" ? $"{Realm.Describe(found)} is not a function" : $"{called} is not a function");
    }
}

internal static class Arguments
{
    public static JsValue[] Evaluate(Env env, Expression[] arguments)
    {
        if (arguments.Length == 0) return [];
        var meter = env.Realm.Meter;
        meter.Allocate(24 + JsArray.BytesPerItem * (long)arguments.Length);
        if (Array.Exists(arguments, static argument => argument is Spread)) return WithSpread(env, arguments);
        var values = new JsValue[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(env);
        return values;
    }

    private static JsValue[] WithSpread(Env env, Expression[] arguments)
    {
        var values = new List<JsValue>();
        foreach (var argument in arguments)
        {
            if (argument is Spread spread) spread.Into(env, Add);
            else values.Add(argument.Evaluate(env));
        }
        return [.. values];

        void Add(JsValue value)
        {
            env.Realm.Meter.Allocate(2 * JsArray.BytesPerItem);
            values.Add(value);
        }
    }
}

internal sealed class New(Expression callee, Expression[] arguments) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var type = callee.Evaluate(env);
        var values = Arguments.Evaluate(env, arguments);
        env.Realm.Position = Position;
        if (type.Reference is not JsFunction { IsConstructor: true } constructor)
        {
            throw env.Realm.TypeError($"{(callee is Name name ? name.Text : Realm.Describe(type))} is not a constructor");
        }
        return new JsValue(constructor.Construct(values, constructor));
    }
}

/// <summary><c>super(...)</c> in the constructor of a derived class.</summary>
internal sealed class SuperCall(Expression[] arguments) : Expression
{
    public override JsValue Evaluate(Env env)
    {
        var activation = env.Activation;
        var realm = env.Realm;
        var values = Arguments.Evaluate(env, arguments);
        realm.Position = Position;
        if (activation.Function!.Prototype is not JsFunction { IsConstructor: true } parent) throw realm.TypeError("Super constructor is not a constructor");
        var made = parent.Construct(values, activation.NewTarget!);
        if (!activation.This.IsEmpty) throw realm.ReferenceError("Super constructor may only be called once");
        activation.This = new JsValue(made);
        activation.Function.InitializeFields(made);
        return activation.This;
    }
}
