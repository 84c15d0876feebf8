using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Scheduling;

/// <summary>Waits once for its interval; as a trigger it starts an instance every interval.</summary>
internal sealed class Timer : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Timer", "Scheduling")
    {
        DisplayName = new("定时器", "Timer"),
        Kind = ActivityKind.Trigger,
        Inputs = [new InputDescriptor("Interval", "TimeSpan") { DisplayName = new("间隔", "Interval"), DefaultValue = "00:01:00" }],
    };

    public override void Execute(ActivityContext context)
    {
        if (context.Burst.Trigger == context.Node)
            context.Complete();
        else
            context.CreateBookmark("Elsa.Timer", due: context.Now + (context.Input<TimeSpan?>("interval") ?? TimeSpan.FromMinutes(1)));
    }

    internal override IEnumerable<Trigger> Triggers(ActivityNode node, DateTimeOffset now) =>
        [new Trigger("Elsa.Timer", Payload: null, now + (Conversion.To<TimeSpan?>(node.Fixed("interval"), "interval") ?? TimeSpan.FromMinutes(1)))];
}
