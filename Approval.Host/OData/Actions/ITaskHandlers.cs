using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;

namespace Approval.Host.OData.Actions;

/// <summary>What the bound actions of a review task call: the use cases of the domain, and nothing of their own.</summary>
/// <remarks>Each answers null when it is done, or the domain's problem; a version that is not the current one is <c>version.stale</c>.</remarks>
internal interface ITaskHandlers
{
    Task<Problem?> ClaimAsync(Actor actor, Guid taskId, int? version, CancellationToken cancel);

    Task<Problem?> ReleaseAsync(Actor actor, Guid taskId, int? version, CancellationToken cancel);

    Task<Problem?> CompleteAsync(Actor actor, Guid taskId, TaskCompletion completion, int? version, CancellationToken cancel);

    /// <summary>The department's own view of the one form, with the materials of the task's item.</summary>
    Task<Result<TaskForm>> FormAsync(Actor actor, Guid taskId, CancellationToken cancel);
}

/// <summary>Parameters of <c>Approval.Complete</c>.</summary>
/// <param name="Decision">Approve, Refuse or Return.</param>
/// <param name="Results">Values by data element.</param>
/// <param name="Corrections">What the applicant is to correct, when the decision is Return.</param>
internal sealed record TaskCompletion(string? Decision, string? Reasons, JsonObject? Results, IReadOnlyList<CorrectionEntry>? Corrections);
