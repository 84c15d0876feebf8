using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>Starts the published version of a workflow in an instance of its own.</summary>
internal sealed class DispatchWorkflow : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.DispatchWorkflow", "Composition")
    {
        DisplayName = new("派发流程", "Dispatch workflow"),
        Inputs = [.. ChildInputs.All, ChildInputs.Wait(byDefault: false)],
        Outputs = [new OutputDescriptor("Result", "Object")],
    };

    public override void Execute(ActivityContext context)
    {
        var starts = ChildStarts.Of(context, context.Input<bool>("waitForCompletion"));
        var child = starts.Add(context, context.Input<string>("correlationId"), context.Input<JsonObject>("input"));
        starts.Enqueue(context, context.CreateBookmark(Descriptor.TypeName, new JsonObject { ["ChildInstanceId"] = child.ToString() }));
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        if (ChildReport.IsRefused(context, input))
            return;
        if (context.Input<bool>("waitForCompletion"))
            context.SetOutput("result", input?["WorkflowOutput"]?.DeepClone());
        context.Complete();
    }
}
