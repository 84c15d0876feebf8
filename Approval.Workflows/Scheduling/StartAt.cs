using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Scheduling;

/// <summary>Waits for an instant; one that has passed does not wait.</summary>
internal sealed class StartAt : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.StartAt", "Scheduling")
    {
        DisplayName = new("定点", "Start at"),
        Kind = ActivityKind.Trigger,
        Inputs = [new InputDescriptor("DateTime", "DateTimeOffset") { DisplayName = new("时刻", "Instant") }],
    };

    public override void Execute(ActivityContext context)
    {
        var due = context.Input<DateTimeOffset?>("dateTime")
            ?? throw new WorkflowFaultException("schedule.no-instant", "StartAt has no instant.");
        if (context.Burst.Trigger == context.Node || due <= context.Now)
            context.Complete();
        else
            context.CreateBookmark("Elsa.StartAt", due: due);
    }

    internal override IEnumerable<Trigger> Triggers(ActivityNode node, DateTimeOffset now) =>
        Conversion.To<DateTimeOffset?>(node.Fixed("dateTime"), "dateTime") is { } due && due > now ? [new Trigger("Elsa.StartAt", Payload: null, due)] : [];
}
