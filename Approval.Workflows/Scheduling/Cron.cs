using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Scheduling;

/// <summary>Waits for the next occurrence of a cron expression (UTC, six fields with seconds; five are taken too).</summary>
internal sealed class Cron : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Cron", "Scheduling")
    {
        DisplayName = new("周期", "Cron"),
        Kind = ActivityKind.Trigger,
        Inputs = [new InputDescriptor("CronExpression", "String") { DisplayName = new("周期表达式", "Cron expression") }],
    };

    public override void Execute(ActivityContext context)
    {
        if (context.Burst.Trigger == context.Node)
        {
            context.Complete();
            return;
        }
        var text = context.Input<string>("cronExpression") ?? "";
        var due = CronSchedule.Next(text, context.Now)
            ?? throw new WorkflowFaultException("schedule.cron-never", $"The cron expression '{text}' has no further occurrence.");
        context.CreateBookmark("Elsa.Cron", due: due);
    }

    internal override IEnumerable<Trigger> Triggers(ActivityNode node, DateTimeOffset now) =>
        CronSchedule.Next(Conversion.ToText(node.Fixed("cronExpression")) ?? "", now) is { } due ? [new Trigger("Elsa.Cron", Payload: null, due)] : [];
}
