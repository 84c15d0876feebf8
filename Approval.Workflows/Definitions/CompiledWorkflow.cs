using System.Text.Json.Nodes;
using Approval.Workflows.Activations;
using Approval.Workflows.Composition;
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

    /// <summary>What the document itself declares; embedded workflows have parts of their own.</summary>
    public required WorkflowPart Part { get; init; }

    public IReadOnlyList<VariableSpec> Variables => Part.Variables;

    public FlowchartMode Mode => Part.Mode;

    /// <summary>Activities of types this host does not have: workflows used as activities, or nothing at all.</summary>
    public IReadOnlyList<WorkflowReference> References { get; init; } = [];

    public ActivationStrategy Activation { get; init; }

    public bool ContinueWithIncidents { get; init; }

    public JsonObject Document { get; init; } = [];
}
