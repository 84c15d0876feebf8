using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>Runs a workflow in an instance of its own and gives its state: that of its first burst, or, when it waits, that of its end.</summary>
internal sealed class ExecuteWorkflow : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.ExecuteWorkflow", "Composition")
    {
        DisplayName = new("执行流程", "Execute workflow"),
        Kind = ActivityKind.Task,
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
        context.SetOutput("result", new JsonObject
        {
            ["workflowInstanceId"] = input?["WorkflowInstanceId"]?.DeepClone(),
            ["status"] = input?["WorkflowStatus"]?.DeepClone(),
            ["subStatus"] = input?["WorkflowSubStatus"]?.DeepClone(),
            ["output"] = input?["WorkflowOutput"]?.DeepClone(),
        });
        context.Complete();
    }
}
