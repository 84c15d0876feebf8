using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Expressions;

/// <summary>An input as the definition gives it: a kind of expression, its value, and the target type.</summary>
internal abstract record InputSpec(string TypeName)
{
    public abstract JsonNode? Evaluate(ActivityContext context);
}

/// <summary>A fixed value.</summary>
internal sealed record LiteralInput(string TypeName, JsonNode? Value) : InputSpec(TypeName)
{
    public override JsonNode? Evaluate(ActivityContext context) => Value;
}

/// <summary>The value of a variable in scope, by id and then by name.</summary>
internal sealed record VariableInput(string TypeName, string Id, string Name) : InputSpec(TypeName)
{
    public override JsonNode? Evaluate(ActivityContext context)
    {
        if (context.Node.Part.VariablesById.TryGetValue(Id, out var variable) && context.TryFind(variable.Name, out var value))
            return value;
        return context.TryFind(Name, out value)
            ? value
            : throw new WorkflowFaultException("expression.unknown-variable", $"Variable '{(Name.Length > 0 ? Name : Id)}' is not in scope.");
    }
}

/// <summary>An input of the workflow: that of the current stimulus, else that of the start.</summary>
internal sealed record WorkflowInput(string TypeName, string Name) : InputSpec(TypeName)
{
    public override JsonNode? Evaluate(ActivityContext context) => WorkflowInputs.Get(context, Name);
}

/// <summary>An expression of a kind this engine keeps but does not run (C#, Python, Liquid, modules).</summary>
internal sealed record UnsupportedInput(string TypeName, string Kind) : InputSpec(TypeName)
{
    public override JsonNode? Evaluate(ActivityContext context) =>
        throw new WorkflowFaultException("expression.unsupported", $"Expressions of kind '{Kind}' are kept but not run here.");
}
