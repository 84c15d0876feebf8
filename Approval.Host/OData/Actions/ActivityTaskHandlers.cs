using Approval.Activities.Access;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Activities.Reviews;

namespace Approval.Host.OData.Actions;

/// <summary>The domain's own use cases behind the actions.</summary>
internal sealed class ActivityTaskHandlers(ClaimTask claim, ReleaseTask release, CompleteTask complete, CaseQueries queries) : ITaskHandlers
{
    public async Task<Problem?> ClaimAsync(Actor actor, Guid taskId, int? version, CancellationToken cancel) =>
        (await claim.HandleAsync(actor, new ClaimTask.Request(taskId, version), cancel)).Problem;

    public async Task<Problem?> ReleaseAsync(Actor actor, Guid taskId, int? version, CancellationToken cancel) =>
        (await release.HandleAsync(actor, new ReleaseTask.Request(taskId, version), cancel)).Problem;

    public async Task<Problem?> CompleteAsync(Actor actor, Guid taskId, TaskCompletion completion, int? version, CancellationToken cancel) =>
        (await complete.HandleAsync(actor, new CompleteTask.Request(taskId, completion.Decision, completion.Reasons, completion.Results, completion.Corrections, version), cancel)).Problem;

    public Task<Result<TaskForm>> FormAsync(Actor actor, Guid taskId, CancellationToken cancel) => queries.TaskFormAsync(actor, taskId, cancel);
}
