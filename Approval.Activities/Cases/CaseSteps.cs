using Approval.Activities.Access;
using Approval.Activities.Outcomes;
using Approval.Activities.Reviews;
using Approval.Workflows.Storage;

namespace Approval.Activities.Cases;

/// <summary>
/// The way every step on a case goes: one transaction, the case locked, the one function of allowed actions asked, the
/// change made, everything saved in one batch with the commit.
/// </summary>
public sealed class CaseSteps(Database database, CaseStore store)
{
    /// <summary>A step on a case; <paramref name="change"/> runs only when the action is allowed and the version is the reader's.</summary>
    public async Task<Result<CaseSession>> OnCaseAsync(
        Actor actor, Guid caseId, int? version, CaseAction action, Func<CaseSession, Task<Problem?>> change, CancellationToken cancel)
    {
        await using var transaction = await database.BeginAsync(cancel);
        var session = await store.LockAsync(transaction, caseId, actor, cancel);
        if (session is null)
            return CaseProblems.UnknownCase;
        var allowed = AllowedActions.On(session.Facts(), actor);
        if (!allowed.Contains(CaseAction.Read))
            return CaseProblems.UnknownCase;
        if (!allowed.Contains(action))
            return MayEver(session, actor, action) ? CaseProblems.NotAllowed(session.Case.Status, action.ToString()) : CaseProblems.NotYours;
        if (version is { } seen && seen != session.Case.Version)
            return CaseProblems.Stale(session.Case.Version);
        return await FinishAsync(session, await change(session), cancel);
    }

    /// <summary>A step on a review task of the actor's department.</summary>
    public async Task<Result<CaseSession>> OnTaskAsync(
        Actor actor, Guid taskId, int? version, TaskAction action, Func<CaseSession, ReviewTask, Task<Problem?>> change, CancellationToken cancel)
    {
        await using var transaction = await database.BeginAsync(cancel);
        var session = await store.LockByTaskAsync(transaction, taskId, actor, cancel);
        if (session?.Tasks.Find(t => t.Id == taskId) is not { } task)
            return CaseProblems.UnknownTask;
        var allowed = AllowedActions.On(Facts(session, task), actor);
        if (!allowed.Contains(TaskAction.Read))
            return CaseProblems.UnknownTask;
        if (version is { } seen && seen != task.Version)
            return CaseProblems.Stale(task.Version);
        if (!allowed.Contains(action))
            return WhyNot(session, task, actor, action);
        return await FinishAsync(session, await change(session, task), cancel);
    }

    public static TaskFacts Facts(CaseSession session, ReviewTask task) => new(session.Case.Status, task.Status, task.DepartmentId, task.ClaimedBy);

    private static async Task<Result<CaseSession>> FinishAsync(CaseSession session, Problem? problem, CancellationToken cancel)
    {
        if (problem is not null)
            return problem;
        CaseStore.Save(session);
        await session.Transaction.CommitAsync(cancel);
        return session;
    }

    // The same person at the same desk could do it in another status: then the status is the reason, not the person.
    private static bool MayEver(CaseSession session, Actor actor, CaseAction action) =>
        Enum.GetValues<CaseStatus>().Any(status => AllowedActions.On(session.Facts() with { Status = status }, actor).Contains(action));

    private static Problem WhyNot(CaseSession session, ReviewTask task, Actor actor, TaskAction action) => task switch
    {
        { Status: ReviewTaskStatus.Decided } => CaseProblems.AlreadyDecided(task, task.ClaimedName ?? session.Release.Department(task.DepartmentId).Name.Zh),
        { Status: ReviewTaskStatus.Claimed } when task.ClaimedBy != actor.Id => CaseProblems.ClaimedByOther(task),
        { Status: ReviewTaskStatus.Offered } when action is TaskAction.Complete or TaskAction.Release => CaseProblems.NotClaimed,
        _ when !(actor.Has(Role.Reviewer) || actor.Has(Role.DepartmentSystem)) => CaseProblems.NotYours,
        _ => CaseProblems.TaskClosed(task),
    };
}
