using System.Text.Json.Nodes;
using Approval.Workflows.Activations;
using Approval.Workflows.Composition;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Definitions;

/// <summary>Makes a document ready to run, and reports what is wrong with it on the way.</summary>
internal sealed class WorkflowCompiler(ActivityCatalog catalog, FlowchartMode defaultMode)
{
    /// <summary>Compiles. Never fails: what cannot run is replaced by something that faults when it is reached.</summary>
    /// <param name="parts">The workflows it embeds.</param>
    public (CompiledWorkflow Workflow, IReadOnlyList<DefinitionProblem> Problems) Compile(WorkflowDocument document, string snapshotId, WorkflowParts? parts = null)
    {
        var pass = new CompilePass(catalog, document, parts ?? WorkflowParts.None, defaultMode);
        var root = pass.Root((JsonObject)document.Json["root"]!);
        var workflow = new CompiledWorkflow
        {
            SnapshotId = snapshotId,
            DefinitionId = document.DefinitionId,
            VersionId = document.Id,
            Version = document.Version,
            Name = document.Name,
            Document = document.Json,
            Root = root,
            Nodes = pass.Nodes,
            Part = pass.Part,
            References = pass.References,
            Activation = ActivationStrategies.Of(document.Json),
            ContinueWithIncidents = Text((document.Json["options"] as JsonObject)?["incidentStrategyType"]).Contains("ContinueWithIncidents", StringComparison.Ordinal),
        };
        return (workflow, pass.Problems);
    }

    internal static string Text(JsonNode? node) => node is JsonValue v && v.TryGetValue<string>(out var text) ? text : "";

    internal static FlowchartMode Mode(JsonObject document, FlowchartMode defaultMode)
    {
        var written = Conversion.ToText((document["customProperties"] as JsonObject)?["Flowchart:ExecutionMode"]);
        var mode = Enum.TryParse<FlowchartMode>(written, ignoreCase: true, out var parsed) ? parsed : FlowchartMode.Default;
        return mode == FlowchartMode.Default ? defaultMode : mode;
    }
}
