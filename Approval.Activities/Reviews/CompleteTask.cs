using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Workflow;

namespace Approval.Activities.Reviews;

/// <summary>
/// A department decides its task: approve, refuse with reasons (Art. 38), or return to the applicant for correction.
/// What an approval yields becomes values of the one form, for the departments that come after.
/// </summary>
public sealed class CompleteTask(CaseSteps steps, CaseFlow flow, ItemResults results)
{
    /// <param name="Decision">One of <see cref="ReviewDecision"/>, by name.</param>
    /// <param name="Results">What the department's own system yields, by data element; what it leaves out is generated as the item says.</param>
    public sealed record Request(
        Guid TaskId, string? Decision, string? Reasons = null, JsonObject? Results = null, IReadOnlyList<CorrectionEntry>? Corrections = null, int? Version = null);

    public async Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        // By its exact name: a number or a list of names would be read as a decision nobody meant.
        if (!Enum.GetNames<ReviewDecision>().Contains(request.Decision, StringComparer.Ordinal) || !Enum.TryParse<ReviewDecision>(request.Decision, out var decision))
            return CaseProblems.UnknownDecision(request.Decision);
        if (decision != ReviewDecision.Approve && string.IsNullOrWhiteSpace(request.Reasons))
            return CaseProblems.ReasonsMissing;
        if (FreeText.Refuse(request.Reasons) is { } unstorable)
            return unstorable;
        return await steps.OnTaskAsync(actor, request.TaskId, request.Version, TaskAction.Complete, (session, task) => decision switch
        {
            ReviewDecision.Approve => ApproveAsync(session, task, request, cancel),
            ReviewDecision.Refuse => RefuseAsync(session, task, request.Reasons!, cancel),
            _ => Task.FromResult(Return(session, task, request)),
        }, cancel);
    }

    private async Task<Problem?> ApproveAsync(CaseSession session, ReviewTask task, Request request, CancellationToken cancel)
    {
        var item = session.Item(task.ItemId)!;
        var (values, problems) = await results.MakeAsync(session, item, request.Results, cancel);
        if (problems.Count > 0)
            return CaseProblems.InvalidForm(problems);
        if (values.Count > 0)
        {
            item.Results = values;
            foreach (var (element, value) in values)
                session.Change(session.Case.Form)[element] = value?.DeepClone();
        }
        Decide(session, task, ReviewDecision.Approve, request.Reasons, remedy: null);
        Settle(session, item, CaseItemStatus.Approved);
        return await flow.TaskDecidedAsync(session, task, DepartmentReviewActivity.Approved, cancel);
    }

    private async Task<Problem?> RefuseAsync(CaseSession session, ReviewTask task, string reasons, CancellationToken cancel)
    {
        Decide(session, task, ReviewDecision.Refuse, reasons, Remedies.ForRefusal);
        Settle(session, session.Item(task.ItemId)!, CaseItemStatus.Refused);
        return await flow.TaskDecidedAsync(session, task, DepartmentReviewActivity.Refused, cancel);
    }

    private static Problem? Return(CaseSession session, ReviewTask task, Request request)
    {
        if (Corrections.Refuse(session, task.ItemId, request.Corrections) is { } problem)
            return problem;
        session.Change(task).Status = ReviewTaskStatus.Returned;
        task.Reasons = request.Reasons;
        session.Decided(nameof(ReviewDecision.Return), task, request.Reasons);
        session.Happened(CaseEventKind.TaskReturned, task.DepartmentId, task.ItemId);
        Corrections.Ask(session, task.Id, task.DepartmentId, request.Corrections!);
        return null;
    }

    private static void Decide(CaseSession session, ReviewTask task, ReviewDecision decision, string? reasons, string? remedy)
    {
        session.Change(task).Status = ReviewTaskStatus.Decided;
        (task.Decision, task.Reasons, task.DecidedAt) = (decision, reasons, session.Now);
        session.Decided(decision.ToString(), task, reasons, remedy);
        session.Happened(CaseEventKind.TaskDecided, task.DepartmentId, task.ItemId, new JsonObject { ["decision"] = decision.ToString(), ["reasons"] = reasons });
    }

    private static void Settle(CaseSession session, CaseItem item, CaseItemStatus status)
    {
        session.Change(item).Status = status;
        item.DecidedAt = session.Now;
    }
}
