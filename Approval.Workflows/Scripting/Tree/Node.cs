using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Tree;

/// <summary>A node of the executable tree; immutable once names are resolved, so any number of runs share it.</summary>
internal abstract class Node
{
    /// <summary>Offset in the source.</summary>
    public int Position { get; init; }
}

internal abstract class Expression : Node
{
    public abstract JsValue Evaluate(Env env);

    /// <summary>Evaluates and gives an anonymous function the name of the variable or property that receives it.</summary>
    public virtual JsValue EvaluateNamed(Env env, string name) => Evaluate(env);
}

/// <summary>What a value can be stored into: a name, a member or a destructuring pattern.</summary>
internal interface ITarget
{
    /// <summary>Stores the value.</summary>
    /// <param name="env">Where names live.</param>
    /// <param name="value">The value to store.</param>
    /// <param name="initialize">True for a declaration, which may set a constant once.</param>
    void Store(Env env, JsValue value, bool initialize);
}

internal enum Completion
{
    Normal,
    Break,
    Continue,
    Return,
}

internal abstract class Statement : Node
{
    /// <summary>The value of a return and the label of a break are left in the realm.</summary>
    public abstract Completion Execute(Env env);
}
