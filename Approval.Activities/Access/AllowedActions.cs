using Approval.Activities.Cases;
using Approval.Activities.Reviews;

namespace Approval.Activities.Access;

/// <summary>What can be done with a case.</summary>
public enum CaseAction { Read, EditForm, Submit, Receive, Accept, Decline, RequestCorrection, Withdraw }

/// <summary>What can be done with a review task.</summary>
public enum TaskAction { Read, Claim, Release, Complete }

/// <summary>What the one function needs to know of a case.</summary>
/// <param name="Departments">Departments that have an item or a task in the case.</param>
public sealed record CaseFacts(CaseStatus Status, string ApplicantId, string LeadDepartment, IReadOnlySet<string> Departments);

/// <summary>What the one function needs to know of a task.</summary>
public sealed record TaskFacts(CaseStatus CaseStatus, ReviewTaskStatus Status, string DepartmentId, string? ClaimedBy);

/// <summary>
/// The one pure function that every door asks: page, REST call and OData action. It knows status, role, jurisdiction
/// and claim, and nothing else.
/// </summary>
public static class AllowedActions
{
    public static IReadOnlySet<CaseAction> On(CaseFacts facts, Actor actor)
    {
        var allowed = new HashSet<CaseAction>();
        if (IsApplicant(facts, actor))
            allowed.UnionWith(ForApplicant(facts.Status));
        if (IsAtTheDesk(facts, actor))
            allowed.UnionWith(ForClerk(facts.Status));
        if (MayRead(facts, actor))
            allowed.Add(CaseAction.Read);
        return allowed;
    }

    public static IReadOnlySet<TaskAction> On(TaskFacts facts, Actor actor)
    {
        var allowed = new HashSet<TaskAction>();
        if (actor.DepartmentId != facts.DepartmentId || !(actor.Has(Role.Reviewer) || actor.Has(Role.DepartmentSystem) || actor.Has(Role.Supervisor)))
            return allowed;
        allowed.Add(TaskAction.Read);
        var works = actor.Has(Role.Reviewer) || actor.Has(Role.DepartmentSystem);
        // What one department has returned to the applicant does not hold up the others.
        if (!works || facts.CaseStatus is not (CaseStatus.Accepted or CaseStatus.InReview or CaseStatus.InCorrection))
            return allowed;
        if (facts.Status == ReviewTaskStatus.Offered)
            allowed.Add(TaskAction.Claim);
        if (facts.Status == ReviewTaskStatus.Claimed && facts.ClaimedBy == actor.Id)
            allowed.UnionWith([TaskAction.Release, TaskAction.Complete]);
        return allowed;
    }

    private static IEnumerable<CaseAction> ForApplicant(CaseStatus status) => status switch
    {
        CaseStatus.Draft => [CaseAction.EditForm, CaseAction.Submit, CaseAction.Withdraw],
        CaseStatus.InCorrection => [CaseAction.EditForm, CaseAction.Submit, CaseAction.Withdraw],
        CaseStatus.Submitted or CaseStatus.Received or CaseStatus.Accepted or CaseStatus.InReview => [CaseAction.Withdraw],
        _ => [],
    };

    // Acceptance may follow at once: receipt and acceptance are two acts, but one clerk may do both in one minute.
    private static IEnumerable<CaseAction> ForClerk(CaseStatus status) => status switch
    {
        CaseStatus.Submitted => [CaseAction.Receive, CaseAction.Decline, CaseAction.RequestCorrection],
        CaseStatus.Received => [CaseAction.Accept, CaseAction.Decline, CaseAction.RequestCorrection],
        _ => [],
    };

    private static bool MayRead(CaseFacts facts, Actor actor) =>
        IsApplicant(facts, actor)
        || (facts.Status != CaseStatus.Draft
            && (actor.Has(Role.Admin)
                || IsAtTheDesk(facts, actor)
                || (actor.DepartmentId is { } own && (actor.Has(Role.Reviewer) || actor.Has(Role.DepartmentSystem) || actor.Has(Role.Supervisor)) && facts.Departments.Contains(own))));

    private static bool IsApplicant(CaseFacts facts, Actor actor) => actor.Has(Role.Applicant) && actor.Id == facts.ApplicantId;

    private static bool IsAtTheDesk(CaseFacts facts, Actor actor) => actor.Has(Role.Clerk) && actor.DepartmentId == facts.LeadDepartment;
}
