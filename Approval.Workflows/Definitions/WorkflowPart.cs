using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Definitions;

/// <summary>What one definition declares: the workflow itself, or one that is embedded in it as an activity.</summary>
internal sealed class WorkflowPart
{
    public string DefinitionId { get; init; } = "";

    public FlowchartMode Mode { get; init; } = FlowchartMode.TokenBased;

    /// <summary>The workflow's own variables, with their defaults.</summary>
    public IReadOnlyList<VariableSpec> Variables { get; set; } = [];

    /// <summary>Every variable of the document by id, for references that give only an id.</summary>
    public Dictionary<string, VariableSpec> VariablesById { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> InputNames { get; init; } = [];

    public IReadOnlyList<string> OutputNames { get; init; } = [];

    /// <summary>Outcomes it may complete with when it is used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public static WorkflowPart Of(WorkflowDocument document, FlowchartMode mode) => new()
    {
        DefinitionId = document.DefinitionId,
        Mode = mode,
        InputNames = Names(document.Json["inputs"]),
        OutputNames = Names(document.Json["outputs"]),
        Outcomes = [.. (document.Json["outcomes"] as JsonArray ?? []).Select(WorkflowCompiler.Text).Where(o => o.Length > 0)],
    };

    private static List<string> Names(JsonNode? list) =>
        [.. (list as JsonArray ?? []).OfType<JsonObject>().Select(o => WorkflowCompiler.Text(o["name"])).Where(n => n.Length > 0)];
}
