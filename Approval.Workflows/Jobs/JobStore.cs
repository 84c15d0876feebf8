using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Jobs;

/// <summary>A job as a worker takes it.</summary>
internal sealed record ClaimedJob(Job Job, Guid? BookmarkId);

/// <summary>Rows of the job queue. Ready and leased are one state: <c>due</c> is when somebody may take it (again).</summary>
internal static class JobStore
{
    public static void Write(StoreTransaction tx, Guid instanceId, BurstRecord record, DateTimeOffset now)
    {
        var obsolete = record.Removed.Where(b => b.HasJob).Select(b => b.Id).ToArray();
        if (obsolete.Length > 0)
            tx.Write("DELETE FROM job WHERE instance_id = $1 AND bookmark_id = ANY($2)", instanceId, obsolete);
        foreach (var job in record.Jobs)
            Insert(tx, instanceId, job, now);
    }

    public static void Insert(StoreTransaction tx, Guid instanceId, JobRequest job, DateTimeOffset now) => tx.Write(
        "INSERT INTO job (instance_id, id, kind, payload, key, bookmark_id, due, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        instanceId, job.Id, job.Kind, job.Payload.ToJsonString(DefinitionJson.Compact), job.Key, job.BookmarkId, now);

    /// <summary>Takes ready jobs of the kinds this host can do, oldest first, and leases them.</summary>
    public static async Task<List<ClaimedJob>> ClaimAsync(Database database, IReadOnlyCollection<IJobHandler> handlers, int limit, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryAsync(
            """
            UPDATE job SET due = $1 + lease.span, attempts = attempts + 1
            FROM unnest($2::text[], $3::interval[]) AS lease (kind, span)
            WHERE job.kind = lease.kind AND (instance_id, id) IN (
                SELECT instance_id, id FROM job WHERE state = 0 AND due <= $1 AND kind = ANY ($2)
                ORDER BY due, id LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING instance_id, id, job.kind, payload, key, bookmark_id, attempts
            """,
            r => new ClaimedJob(
                new Job(r.GetGuid(1), r.GetGuid(0), r.GetString(2), JsonNode.Parse(r.GetString(3))!, r.IsDBNull(4) ? null : r.GetString(4), r.GetInt32(6)),
                r.IsDBNull(5) ? null : r.GetGuid(5)),
            cancel, now, handlers.Select(h => h.Kind).ToArray(), handlers.Select(h => h.Lease).ToArray(), limit);

    public static void Done(StoreTransaction tx, Job job) => tx.Write("DELETE FROM job WHERE instance_id = $1 AND id = $2", job.InstanceId, job.Id);

    /// <summary>Gives a failed job back, or lays it among the dead. A worker that lost its lease changes nothing.</summary>
    public static Task FailAsync(Database database, Job job, string error, DateTimeOffset? again, CancellationToken cancel) => database.ExecuteAsync(
        "UPDATE job SET state = CASE WHEN $4::timestamptz IS NULL THEN 1 ELSE 0 END, due = coalesce($4, due), last_error = $5 WHERE instance_id = $1 AND id = $2 AND attempts = $3",
        cancel, job.InstanceId, job.Id, job.Attempt, again, error);
}
