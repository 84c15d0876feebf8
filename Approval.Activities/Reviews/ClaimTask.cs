using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;

namespace Approval.Activities.Reviews;

/// <summary>An officer, or a department's system, takes a task: nobody else decides it until it is released.</summary>
public sealed class ClaimTask(CaseSteps steps)
{
    public sealed record Request(Guid TaskId, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnTaskAsync(actor, request.TaskId, request.Version, TaskAction.Claim, (session, task) =>
        {
            session.Change(task).Status = ReviewTaskStatus.Claimed;
            task.ClaimedAt = session.Now;
            (task.ClaimedBy, task.ClaimedName) = (actor.Id, actor.Name);
            session.Happened(CaseEventKind.TaskClaimed, task.DepartmentId, task.ItemId);
            return Task.FromResult<Problem?>(null);
        }, cancel);
}

/// <summary>Gives a claimed task back to the department.</summary>
public sealed class ReleaseTask(CaseSteps steps)
{
    public sealed record Request(Guid TaskId, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnTaskAsync(actor, request.TaskId, request.Version, TaskAction.Release, (session, task) =>
        {
            session.Change(task).Status = ReviewTaskStatus.Offered;
            (task.ClaimedAt, task.ClaimedBy, task.ClaimedName) = (null, null, null);
            session.Happened(CaseEventKind.TaskReleased, task.DepartmentId, task.ItemId);
            return Task.FromResult<Problem?>(null);
        }, cancel);
}
