using Approval.Workflows.Execution;

namespace Approval.Workflows.Scheduling;

/// <summary>Waits for a span of time.</summary>
internal sealed class Delay : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Delay", "Scheduling")
    {
        DisplayName = new("延时", "Delay"),
        Kind = ActivityKind.Action,
        Inputs = [new InputDescriptor("TimeSpan", "TimeSpan") { DisplayName = new("时长", "Duration"), DefaultValue = "00:01:00" }],
    };

    public override void Execute(ActivityContext context) =>
        context.CreateBookmark("Elsa.Delay", due: context.Now + (context.Input<TimeSpan?>("timeSpan") ?? TimeSpan.FromMinutes(1)));
}
