using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Numbers;
using Approval.Activities.Outcomes;
using Approval.Activities.Reviews;
using Approval.Workflows;

namespace Approval.Activities.Cases;

/// <summary>
/// The applicant submits: a first time, which starts the case's workflow, or again after a correction, which goes back
/// to whoever asked for it. Everything that is wrong is told at once, and nothing that was typed is lost.
/// </summary>
public sealed class SubmitCase(CaseSteps steps, NumberSeries numbers, WorkflowEngine engine, TimeProvider time)
{
    public sealed record Request(Guid CaseId, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.Submit, session => SubmitAsync(session, cancel), cancel);

    private async Task<Problem?> SubmitAsync(CaseSession session, CancellationToken cancel)
    {
        var check = CaseForm.Of(session).CheckSubmission(session, OfficeTime.DateOf(session.Now));
        if (check.Problems.Count > 0)
            return CaseProblems.InvalidForm(check.Problems);
        var subject = session.Case;
        var resubmitted = subject.Status == CaseStatus.InCorrection;
        if (resubmitted && Corrections.BeyondTheNotice(session, check.Values) is { Count: > 0 } beyond)
            return CaseProblems.InvalidForm(beyond);
        subject.Form = session.Change(WithResults(check.Values, session.Items));
        subject.Correction = null;
        subject.SubjectName = CaseForm.SubjectName(session.Release, check.Values);
        subject.FormRevision++;
        CaseWrites.FormRevision(session);
        if (resubmitted)
            Corrected(session);
        else
            await FirstTimeAsync(session, check.Items, cancel);
        return null;
    }

    private async Task FirstTimeAsync(CaseSession session, IReadOnlyList<string> items, CancellationToken cancel)
    {
        var subject = session.Case;
        subject.Number = await NextNumberAsync(session.Release, cancel);
        subject.Status = CaseStatus.Submitted;
        subject.SubmittedAt = session.Now;
        session.Transaction.Write("INSERT INTO case_number_registry (case_number, case_id) VALUES ($1, $2)", subject.Number, subject.Id);
        foreach (var (itemId, position) in items.Select((id, i) => (id, i)))
            session.Items.Add(session.Add(new CaseItem
            {
                ItemId = itemId,
                DepartmentId = session.Release.Item(itemId).Department,
                Position = position,
                Mandatory = session.Release.Membership(itemId).Mandatory,
            }));
        session.Happened(CaseEventKind.Submitted);
        await engine.StartAsync(session.Transaction, BundleWorkflows.StartOf(session), cancel);
    }

    // What approvals have yielded is the departments', whatever the applicant has sent.
    private static JsonObject WithResults(JsonObject values, IEnumerable<CaseItem> items)
    {
        foreach (var (element, value) in items.SelectMany(i => i.Results ?? []))
            values[element] = value?.DeepClone();
        return values;
    }

    // Back to the desk or to the department that asked, with the same clerk and the same claim.
    private static void Corrected(CaseSession session)
    {
        foreach (var notice in session.Corrections.Where(n => n.AnsweredAt is null))
        {
            session.Change(notice).AnsweredAt = session.Now;
            if (session.Tasks.Find(t => t.Id == notice.TaskId) is { } task)
                session.Change(task).Status = task.ClaimedBy is null ? ReviewTaskStatus.Offered : ReviewTaskStatus.Claimed;
        }
        session.Case.Status = session.Case.AcceptedAt is null ? CaseStatus.Received : CaseStatus.InReview;
        session.Happened(CaseEventKind.Corrected, detail: new JsonObject { ["revision"] = session.Case.FormRevision });
    }

    /// <summary>Division, day and a running number of that day, e.g. <c>330106-20261121-000042</c>.</summary>
    private async Task<string> NextNumberAsync(BundleRelease release, CancellationToken cancel)
    {
        var prefix = $"{release.Bundle.Region}-{OfficeTime.DateOf(time.GetUtcNow()):yyyyMMdd}";
        return $"{prefix}-{await numbers.TakeAsync("case:" + prefix, cancel):000000}";
    }
}
