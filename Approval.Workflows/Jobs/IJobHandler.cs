using System.Text.Json.Nodes;

namespace Approval.Workflows;

/// <summary>One unit of outside work that a burst asked for.</summary>
/// <param name="Id">Stable over all attempts: the idempotency key for the outside.</param>
/// <param name="InstanceId">The instance that asked.</param>
/// <param name="Kind">Selects the handler.</param>
/// <param name="Key">What the activity gave as its own key, if any.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record Job(Guid Id, Guid InstanceId, string Kind, JsonNode Payload, string? Key, int Attempt);

/// <summary>
/// Does jobs of one kind: after the commit, outside any transaction, at least once. What it returns resumes the
/// bookmark the job was made for, in a transaction of its own. An exception means back-off and another attempt,
/// and after the last one the dead-letter state, which people see and requeue.
/// </summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>Attempts before the job is dead.</summary>
    int MaxAttempts => 8;

    /// <summary>A run that takes longer is taken over by another worker.</summary>
    TimeSpan Lease => TimeSpan.FromMinutes(2);

    Task<JsonNode?> RunAsync(Job job, CancellationToken cancel);
}
