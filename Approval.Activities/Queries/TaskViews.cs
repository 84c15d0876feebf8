using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Reviews;

namespace Approval.Activities.Queries;

internal static class TaskViews
{
    public static ReviewTaskView Of(ReviewTask task, CaseStatus status, Guid caseId, string caseNumber, string? subject, BundleRelease release, Actor actor) =>
        new(task.Id, caseId, caseNumber, subject, task.ItemId, release.Item(task.ItemId).Name, task.DepartmentId, release.Department(task.DepartmentId).Name,
            task.Status.ToString(), task.OfferedAt, task.ClaimedAt, task.ClaimedName, task.DecidedAt, task.Decision?.ToString(), task.Reasons, task.Version,
            AllowedActions.On(new TaskFacts(status, task.Status, task.DepartmentId, task.ClaimedBy), actor).Select(a => a.ToString()).ToHashSet(StringComparer.Ordinal));
}
