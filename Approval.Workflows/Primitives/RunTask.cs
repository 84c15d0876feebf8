using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Offers a task to the outside and waits for its result.</summary>
internal sealed class RunTask : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.RunTask", "Primitives")
    {
        DisplayName = new("办理任务", "Run task"),
        Inputs = [new InputDescriptor("TaskName", "String") { DisplayName = new("任务", "Task name") }, new InputDescriptor("Payload", "ObjectDictionary") { DisplayName = new("内容", "Payload") }],
        Outputs = [new OutputDescriptor("TaskId", "String"), new OutputDescriptor("Result", "Object")],
    };

    public const string BookmarkName = "Elsa.RunTask";

    public override void Execute(ActivityContext context)
    {
        var payload = new JsonObject { ["TaskName"] = context.Input<string>("taskName") };
        if (context.InputNode("payload") is { } content)
            payload["Payload"] = content.DeepClone();
        var bookmark = context.CreateBookmark(BookmarkName, payload);
        context.SetOutput("taskId", TaskId.Of(context.Instance.Id, bookmark.Id));
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        context.SetOutput("result", input);
        context.Complete();
    }
}
