using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Outcomes;
using Approval.Activities.Workflow;

namespace Approval.Activities.Cases;

/// <summary>The clerk takes the papers in (收件): from here on this clerk handles the case.</summary>
public sealed class ReceiveCase(CaseSteps steps)
{
    public sealed record Request(Guid CaseId, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.Receive, session =>
        {
            session.Case.Status = CaseStatus.Received;
            session.Case.ReceivedAt = session.Now;
            (session.Case.ClerkId, session.Case.ClerkName) = (actor.Id, actor.Name);
            session.Happened(CaseEventKind.Received);
            return Task.FromResult<Problem?>(null);
        }, cancel);
}

/// <summary>Legal acceptance (受理): the clock starts and the case fans out to the departments.</summary>
public sealed class AcceptCase(CaseSteps steps, CaseFlow flow)
{
    public sealed record Request(Guid CaseId, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.Accept, session =>
        {
            session.Case.Status = CaseStatus.Accepted;
            session.Case.AcceptedAt = session.Now;
            session.Decided("Accept", task: null, reasons: null);
            session.Happened(CaseEventKind.Accepted);
            return flow.LeaveDeskAsync(session, ReceiveCaseActivity.Accepted, cancel);
        }, cancel);
}

/// <summary>Refusal to accept (不予受理), with the reason and, when it is another office's business, that office (Art. 32).</summary>
public sealed class DeclineCase(CaseSteps steps, CaseFlow flow)
{
    public sealed record Request(Guid CaseId, string? Reason, string? RightOffice = null, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.Decline, async session =>
        {
            if (string.IsNullOrWhiteSpace(request.Reason))
                return CaseProblems.ReasonsMissing;
            if (FreeText.Refuse(request.Reason, request.RightOffice) is { } unstorable)
                return unstorable;
            session.Case.Status = CaseStatus.Declined;
            session.Case.ConcludedAt = session.Now;
            session.Decided("Decline", task: null, request.Reason, Remedies.ForDeclining);
            session.Happened(CaseEventKind.Declined, detail: new JsonObject { ["reason"] = request.Reason, ["rightOffice"] = request.RightOffice });
            return await flow.LeaveDeskAsync(session, ReceiveCaseActivity.Declined, cancel);
        }, cancel);
}

/// <summary>One-time notice of everything to correct, at the desk (Art. 32 (4)).</summary>
public sealed class RequestCorrection(CaseSteps steps)
{
    public sealed record Request(Guid CaseId, IReadOnlyList<CorrectionEntry>? Entries, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.RequestCorrection, session =>
        {
            if (Corrections.Refuse(session, itemId: null, request.Entries) is { } problem)
                return Task.FromResult<Problem?>(problem);
            session.Case.ReceivedAt ??= session.Now;
            (session.Case.ClerkId, session.Case.ClerkName) = (actor.Id, actor.Name);
            Corrections.Ask(session, taskId: null, session.Case.LeadDepartment, request.Entries!);
            return Task.FromResult<Problem?>(null);
        }, cancel);
}

/// <summary>The applicant withdraws (撤回); what departments have open is cancelled.</summary>
public sealed class WithdrawCase(CaseSteps steps, CaseFlow flow)
{
    public sealed record Request(Guid CaseId, string? Reason, int? Version = null);

    public Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.Withdraw, async session =>
        {
            if (FreeText.Refuse(request.Reason) is { } unstorable)
                return unstorable;
            var started = session.Case.SubmittedAt is not null;
            session.Case.Status = CaseStatus.Withdrawn;
            session.Case.ConcludedAt = session.Now;
            session.Happened(CaseEventKind.Withdrawn, detail: new JsonObject { ["reason"] = request.Reason });
            if (started)
                await flow.CancelAsync(session, cancel);
            return null;
        }, cancel);
}
