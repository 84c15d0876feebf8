using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Definitions;

/// <summary>Makes a document ready to run, and reports what is wrong with it on the way.</summary>
internal sealed class WorkflowCompiler(ActivityCatalog catalog, FlowchartMode defaultMode)
{
    /// <summary>Compiles. Never fails: what cannot run is replaced by something that faults when it is reached.</summary>
    public (CompiledWorkflow Workflow, IReadOnlyList<DefinitionProblem> Problems) Compile(WorkflowDocument document, string snapshotId)
    {
        var pass = new CompilePass(catalog, document);
        var root = pass.Root((JsonObject)document.Json["root"]!);
        var variables = pass.Variables(document.Json["variables"], activityId: null);
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
            Variables = variables,
            VariablesById = pass.VariablesById,
            InputNames = Names(document.Json["inputs"]),
            OutputNames = Names(document.Json["outputs"]),
            Mode = Mode(document.Json),
            ContinueWithIncidents = Text((document.Json["options"] as JsonObject)?["incidentStrategyType"]).Contains("ContinueWithIncidents", StringComparison.Ordinal),
        };
        return (workflow, pass.Problems);
    }

    internal static string Text(JsonNode? node) => node is JsonValue v && v.TryGetValue<string>(out var text) ? text : "";

    private static List<string> Names(JsonNode? list) =>
        [.. (list as JsonArray ?? []).OfType<JsonObject>().Select(o => Text(o["name"])).Where(n => n.Length > 0)];

    private FlowchartMode Mode(JsonObject document)
    {
        var written = Conversion.ToText((document["customProperties"] as JsonObject)?["Flowchart:ExecutionMode"]);
        var mode = Enum.TryParse<FlowchartMode>(written, ignoreCase: true, out var parsed) ? parsed : FlowchartMode.Default;
        return mode == FlowchartMode.Default ? defaultMode : mode;
    }
}
