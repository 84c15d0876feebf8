using Approval.Workflows.Execution;

namespace Approval.Workflows.Instances;

/// <summary>What people do to a faulted instance.</summary>
internal static class Repair
{
    /// <summary>The queue the fault left goes on, and every faulted activity stands in it again with the variables it had.</summary>
    public static void Retry(WorkflowInstance instance, Burst burst) => burst.Alter(b =>
    {
        foreach (var context in Faulted(instance))
        {
            instance.Resolve(context.ActivityInstanceId, b.Now);
            b.Rerun(context);
        }
    });

    /// <summary>The activity counts as completed with the outcomes given.</summary>
    /// <exception cref="InvalidOperationException">It is not faulted.</exception>
    public static void Skip(WorkflowInstance instance, Burst burst, Guid activityInstanceId, IReadOnlyList<string> outcomes)
    {
        var context = Faulted(instance).Find(c => c.ActivityInstanceId == activityInstanceId)
            ?? throw new InvalidOperationException($"Activity instance {activityInstanceId} is not faulted.");
        burst.Alter(b =>
        {
            instance.Resolve(activityInstanceId, b.Now);
            context.Status = ActivityStatus.Running;
            b.Complete(context, outcomes.Count == 0 ? Outcome.Done : outcomes);
        });
    }

    private static List<ActivityContext> Faulted(WorkflowInstance instance) =>
        [.. WaitingFor.All(instance.Root).Where(c => c.Status == ActivityStatus.Faulted)];
}
