using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>What a parent learns of a child. The names are Elsa's: the bodies of a bulk dispatch read them as inputs.</summary>
internal static class ChildReport
{
    public const string Error = "error";

    public static JsonObject Of(WorkflowInstance child, int index) => new()
    {
        ["WorkflowInstanceId"] = child.Id.ToString(),
        ["WorkflowStatus"] = child.Status.ToString(),
        ["WorkflowSubStatus"] = child.SubStatus.ToString(),
        ["WorkflowOutput"] = new JsonObject(child.Output.Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone()))),
        ["Index"] = index,
    };

    /// <summary>Faults the activity when no child could be started.</summary>
    public static bool IsRefused(ActivityContext context, JsonNode? input)
    {
        if (input is not JsonObject report || report[Error] is not { } error)
            return false;
        context.Fault("workflow.not-started", (string)error!);
        return true;
    }
}
