using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Definitions;

/// <summary>A definition made ready to run. Found by the hash of its document, never changed.</summary>
internal sealed class CompiledWorkflow
{
    public required string SnapshotId { get; init; }

    public required string DefinitionId { get; init; }

    public string VersionId { get; init; } = "";

    public int Version { get; init; } = 1;

    public string Name { get; init; } = "";

    public required ActivityNode Root { get; init; }

    public required IReadOnlyDictionary<string, ActivityNode> Nodes { get; init; }

    public IReadOnlyList<VariableSpec> Variables { get; init; } = [];

    public IReadOnlyList<string> InputNames { get; init; } = [];

    public IReadOnlyList<string> OutputNames { get; init; } = [];

    public FlowchartMode Mode { get; init; } = FlowchartMode.TokenBased;

    public bool ContinueWithIncidents { get; init; }

    /// <summary>Every variable of the document by id and by name, for references that give only an id.</summary>
    public required IReadOnlyDictionary<string, VariableSpec> VariablesById { get; init; }

    public JsonObject Document { get; init; } = [];
}
