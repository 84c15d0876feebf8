using Approval.Workflows.Storage;

namespace Approval.Workflows.Execution;

/// <summary>The columns of an instance that need no state document.</summary>
public sealed record WorkflowInstanceHeader(
    Guid Id,
    string DefinitionId,
    string SnapshotId,
    string? CorrelationId,
    InstanceStatus Status,
    InstanceSubStatus SubStatus,
    int Version);

/// <summary>Business state that lives in the same transaction as the burst; at most one participant.</summary>
public interface IBurstParticipant
{
    /// <summary>
    /// Locks and loads the session of an instance when the caller did not hand one over (timer, job result, Elsa REST);
    /// null when the instance is no business of the participant's.
    /// </summary>
    /// <remarks>Called before the instance itself is locked: people's steps lock the business first, too, so that the two never wait for each other.</remarks>
    Task<object?> LoadAsync(StoreTransaction tx, Guid instanceId, CancellationToken cancel);

    /// <summary>Writes what the burst changed, after it ran and before the commit.</summary>
    Task FlushAsync(StoreTransaction tx, object session, BurstResult burst, CancellationToken cancel);
}
