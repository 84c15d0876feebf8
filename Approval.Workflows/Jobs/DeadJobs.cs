using System.Text.Json.Nodes;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>A job that failed at its last attempt.</summary>
public sealed record DeadJob(Job Job, string? LastError, DateTimeOffset CreatedAt);

/// <summary>The dead letters: seen by people, who send them on their way again.</summary>
public sealed class DeadJobs(Database database, TimeProvider time)
{
    /// <summary>Oldest first.</summary>
    public Task<List<DeadJob>> ListAsync(int limit, CancellationToken cancel) => database.QueryAsync(
        "SELECT instance_id, id, kind, payload, key, attempts, last_error, created_at FROM job WHERE state = 1 ORDER BY created_at, id LIMIT $1",
        r => new DeadJob(
            new Job(r.GetGuid(1), r.GetGuid(0), r.GetString(2), JsonNode.Parse(r.GetString(3))!, r.IsDBNull(4) ? null : r.GetString(4), r.GetInt32(5)),
            r.IsDBNull(6) ? null : r.GetString(6),
            r.GetFieldValue<DateTimeOffset>(7)),
        cancel, limit);

    /// <summary>Makes a dead job ready, with all its attempts before it.</summary>
    /// <returns>False when it is not dead.</returns>
    public async Task<bool> RequeueAsync(Guid instanceId, Guid jobId, CancellationToken cancel) => await database.ExecuteAsync(
        "UPDATE job SET state = 0, attempts = 0, due = $3 WHERE instance_id = $1 AND id = $2 AND state = 1", cancel, instanceId, jobId, time.GetUtcNow()) == 1;
}
