using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Publishes an event. Other instances see it after this burst is committed, so a rolled-back burst publishes nothing.</summary>
internal sealed class PublishEvent : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.PublishEvent", "Primitives")
    {
        DisplayName = new("发布事件", "Publish event"),
        Inputs = [new InputDescriptor("EventName", "String") { DisplayName = new("事件", "Event name") }, new InputDescriptor("CorrelationId", "String") { DisplayName = new("关联标识", "Correlation id") }, new InputDescriptor("IsLocalEvent", "Boolean") { DisplayName = new("仅本流程", "Local event"), UiHint = "checkbox" }, new InputDescriptor("Payload", "Object") { DisplayName = new("内容", "Payload") }],
    };

    /// <summary>The kind of job that delivers an event after the commit.</summary>
    public const string JobKind = "workflow.event";

    public override void Execute(ActivityContext context)
    {
        var job = new JsonObject { ["eventName"] = context.Input<string>("eventName"), ["correlationId"] = context.Input<string>("correlationId") };
        if (context.Input<bool>("isLocalEvent"))
            job["instanceId"] = context.Instance.Id.ToString();
        job["payload"] = context.InputNode("payload")?.DeepClone();
        context.EnqueueJob(JobKind, job);
        context.Complete();
    }
}
