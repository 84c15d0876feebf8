using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Reviews;
using Approval.Workflows;

namespace Approval.Activities.Workflow;

/// <summary>Hands what people decided to the case's workflow, in the same transaction.</summary>
public sealed class CaseFlow(WorkflowEngine engine)
{
    /// <summary>The desk is done with the case; the workflow goes on by the outcome.</summary>
    public Task<Problem?> LeaveDeskAsync(CaseSession session, string outcome, CancellationToken cancel)
    {
        var bookmark = session.Case.BookmarkId ?? throw new InvalidOperationException($"Case {session.Case.Id} is at the desk without a bookmark.");
        session.Case.BookmarkId = null;
        return ResumeAsync(session, bookmark, outcome, cancel);
    }

    /// <summary>A department has decided its task.</summary>
    public Task<Problem?> TaskDecidedAsync(CaseSession session, ReviewTask task, string outcome, CancellationToken cancel) =>
        ResumeAsync(session, task.BookmarkId, outcome, cancel);

    /// <summary>The case ends before its workflow does.</summary>
    public async Task CancelAsync(CaseSession session, CancellationToken cancel) =>
        await engine.CancelAsync(session.Transaction, session.Case.Id, session, cancel);

    private async Task<Problem?> ResumeAsync(CaseSession session, Guid bookmarkId, string outcome, CancellationToken cancel)
    {
        var request = new ResumeRequest(session.Case.Id, bookmarkId) { Input = new JsonObject { ["outcome"] = outcome }, Session = session };
        return await engine.ResumeAsync(session.Transaction, request, cancel) is ResumeOutcome.Resumed ? null : WorkflowMovedOn;
    }

    // The case row is locked and its status allowed the step, so only an intervention from the workflow side gets here.
    private static Problem WorkflowMovedOn { get; } =
        new(ProblemKind.Conflict, "workflow.moved-on", "该办件的流程已发生变化，请刷新后再试。", "The case's workflow has moved on; reload and try again.");
}
