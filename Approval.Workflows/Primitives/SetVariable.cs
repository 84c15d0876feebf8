using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Primitives;

/// <summary>Gives a variable a value of its declared type.</summary>
internal sealed class SetVariable : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.SetVariable", "Primitives")
    {
        DisplayName = new("设置变量", "Set variable"),
        Inputs = [new InputDescriptor("Variable", "Variable") { DisplayName = new("变量", "Variable"), IsWrapped = false, UiHint = "variable-picker" }, new InputDescriptor("Value", "Object") { DisplayName = new("值", "Value") }],
    };

    public override void Execute(ActivityContext context)
    {
        var variable = context.Member("variable");
        var reference = Named(variable, "id") ?? Named(variable, "name")
            ?? throw new WorkflowFaultException("variable.missing", "SetVariable names no variable.");
        var known = context.Node.Part.VariablesById.GetValueOrDefault(reference);
        var type = known?.TypeName ?? Named(variable, "typeName") ?? "Object";
        context.Store(known?.Name ?? Named(variable, "name") ?? reference, Conversion.ToAlias(context.InputNode("value"), type));
        context.Complete();
    }

    private static string? Named(JsonNode? variable, string member) =>
        variable is JsonObject o && o[member] is JsonValue v && v.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
