using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Primitives;

/// <summary>Waits for an event of a name, or starts the workflow with it.</summary>
internal sealed class Event : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Event", "Primitives")
    {
        DisplayName = new("等待事件", "Event"),
        Inputs = [new InputDescriptor("EventName", "String") { DisplayName = new("事件", "Event name") }],
        Outputs = [new OutputDescriptor("Result", "Object")],
        Kind = ActivityKind.Trigger,
    };

    public const string BookmarkName = "Elsa.Event";

    /// <summary>Elsa's key for what the publisher sent along.</summary>
    public const string PayloadKey = "__EventPayloadWorkflowInput";

    public static JsonObject Stimulus(string eventName) => new() { ["EventName"] = eventName };

    public override void Execute(ActivityContext context)
    {
        if (context.Burst.Trigger == context.Node)
            Resume(context, null!, WorkflowInputs.Get(context, PayloadKey));
        else
            context.CreateBookmark(BookmarkName, Stimulus(context.Input<string>("eventName") ?? ""), indexed: true);
    }

    internal override IEnumerable<Trigger> Triggers(ActivityNode node, DateTimeOffset now) =>
        Conversion.ToText(node.Fixed("eventName")) is { Length: > 0 } name ? [new Trigger(BookmarkName, Stimulus(name))] : [];

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        context.SetOutput("result", input is JsonObject sent && sent.TryGetPropertyValue(PayloadKey, out var payload) ? payload : input);
        context.Complete();
    }
}
