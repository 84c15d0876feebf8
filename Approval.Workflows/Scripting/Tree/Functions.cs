using Approval.Workflows.Scripting.Runtime;
using Approval.Workflows.Scripting.Syntax;

namespace Approval.Workflows.Scripting.Tree;

internal enum FunctionKind
{
    Normal,
    Arrow,
    Method,
    ClassConstructor,
    DerivedConstructor,
}

/// <summary>Everything about a function that does not depend on the run.</summary>
internal sealed class FunctionInfo
{
    public string Name { get; set; } = "";

    public FunctionKind Kind { get; init; }

    public bool IsAsync { get; init; }

    /// <summary>A derived class without a constructor hands its arguments to its parent.</summary>
    public bool IsDefaultDerived { get; init; }

    public List<PatternItem> Parameters { get; } = [];

    public ITarget? Rest { get; set; }

    /// <summary>All parameters are plain names, which stand in the first slots.</summary>
    public bool IsSimple { get; set; } = true;

    public BlockLayout Layout { get; set; } = new();

    /// <summary>The function's own name inside a named function expression.</summary>
    public Binding? Self { get; set; }

    /// <summary>The name <c>arguments</c>, when the function uses it.</summary>
    public Binding? ArgumentsObject { get; set; }

    public Statement[] Body { get; set; } = [];

    public Expression? Result { get; set; }

    public int Length => Parameters.TakeWhile(static parameter => parameter.Fallback is null).Count();

    public JsValue Run(Env env, ScriptFunction? self, JsValue[] arguments)
    {
        Bind(env, self, arguments);
        if (Result is not null) return Result.Evaluate(env);
        foreach (var statement in Body)
        {
            if (statement.Execute(env) == Completion.Return) return env.Realm.Returned;
        }
        return default;
    }

    private void Bind(Env env, ScriptFunction? self, JsValue[] arguments)
    {
        if (IsSimple) Array.Copy(arguments, env.Slots, Math.Min(arguments.Length, Parameters.Count));
        if (Self is not null) env.Slots[Self.Slot] = new JsValue(self!);
        if (ArgumentsObject is not null) env.Slots[ArgumentsObject.Slot] = new JsValue(env.Realm.NewArray(env.Activation.Arguments));
        Layout.Prepare(env);
        if (!IsSimple)
        {
            for (var i = 0; i < Parameters.Count; i++) Parameters[i].Store(env, i < arguments.Length ? arguments[i] : default, true);
        }
        if (Rest is not null) Rest.Store(env, new JsValue(env.Realm.NewArray(arguments.Skip(Parameters.Count))), true);
    }
}

internal sealed class FunctionExpression(FunctionInfo info) : Expression
{
    public FunctionInfo Info => info;

    public override JsValue Evaluate(Env env) => new(Make(env, info.Name, null));

    public override JsValue EvaluateNamed(Env env, string name) => new(Make(env, info.Name.Length > 0 ? info.Name : name, null));

    public ScriptFunction Make(Env env, string name, JsObject? home)
    {
        env.Realm.Meter.Allocate(96);
        return new ScriptFunction(env.Realm, info, env, name, home);
    }
}

/// <summary>Gives an anonymous function the name of the class field that holds it.</summary>
internal sealed class Named(Expression value, string name) : Expression
{
    public override JsValue Evaluate(Env env) => value.EvaluateNamed(env, name);
}
