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
    /// <summary>Loads the session of an instance when the caller did not hand one over (timer, job result, Elsa REST).</summary>
    Task<object?> LoadAsync(StoreTransaction tx, WorkflowInstanceHeader instance, CancellationToken cancel);

    /// <summary>Writes what the burst changed, after it ran and before the commit.</summary>
    Task FlushAsync(StoreTransaction tx, object session, BurstResult burst, CancellationToken cancel);
}
