using Approval.Workflows.Execution;

namespace Approval.Workflows.Flowcharts;

/// <summary>
/// Elsa's flowchart in both modes. One rule serves both: a join is settled when nothing that runs, is queued or waits
/// at another join can still reach it on forward connections. That gives the counter mode's results, and those of the
/// token mode without its defects (a looser look-ahead, stale tokens, joins that wait for a dead branch).
/// </summary>
internal sealed class Flowchart : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Flowchart", "Flow")
    {
        DisplayName = new("流程图", "Flowchart"),
        IsContainer = true,
        IsBrowsable = false,
    };

    public override void Execute(ActivityContext context)
    {
        var children = context.Node.Members("activities");
        if (children.Count == 0)
        {
            context.Complete();
            return;
        }
        var plan = FlowPlan.Of(context.Node);
        var start = plan.StartFor(context.Burst.Trigger);
        context.Flow = new FlowState { Start = start };
        context.Schedule(children[start]);
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        var step = new FlowStep(new FlowField(context));
        if (child.Node.Behaviour.Descriptor.IsTerminal)
        {
            step.Terminate();
            context.Complete();
            return;
        }
        step.Completed(child.Node.Position, outcomes);
        CompleteWhenIdle(context);
    }

    internal override void ChildCancelled(ActivityContext context, ActivityContext child)
    {
        new FlowStep(new FlowField(context)).Abandoned(child.Node.Position);
        CompleteWhenIdle(context);
    }

    private static void CompleteWhenIdle(ActivityContext context)
    {
        if (context.Status == ActivityStatus.Running && context.IsIdle && context.Flow is not { Arrived.Count: > 0 })
            context.Complete();
    }
}
