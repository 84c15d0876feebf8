using Approval.Workflows.Execution;
using Approval.Workflows.Storage;
using Npgsql;

namespace Approval.Workflows.Instances;

/// <summary>An instance as it stands in the store, its header row locked.</summary>
internal sealed record StoredInstance(WorkflowInstanceHeader Header, string? Name, byte[] State);

/// <summary>Reads and writes header and state rows.</summary>
internal static class InstanceStore
{
    private const string Columns = "definition_id, snapshot_hash, correlation_id, status, sub_status, version, name";

    /// <summary>
    /// Locks the header, then reads the state: two statements in one round trip. One joined statement would wait for the
    /// lock and then still show the state as it was before the wait.
    /// </summary>
    /// <param name="skipLocked">True answers null for an instance another burst holds.</param>
    public static Task<StoredInstance?> LockAsync(StoreTransaction tx, Guid id, bool skipLocked, CancellationToken cancel) =>
        tx.ReadManyAsync<StoredInstance?>(
            [
                ($"SELECT {Columns} FROM workflow_instance WHERE instance_id = $1 FOR UPDATE{(skipLocked ? " SKIP LOCKED" : "")}", [id]),
                ("SELECT document FROM workflow_state WHERE instance_id = $1", [id]),
            ],
            async reader =>
            {
                if (!await reader.ReadAsync(cancel))
                    return null;
                var header = Header(id, reader);
                var name = reader.IsDBNull(6) ? null : reader.GetString(6);
                await reader.NextResultAsync(cancel);
                await reader.ReadAsync(cancel);
                return new StoredInstance(header, name, reader.GetFieldValue<byte[]>(0));
            },
            cancel);

    public static void Insert(StoreTransaction tx, WorkflowInstance instance, Guid? parent, DateTimeOffset now)
    {
        tx.Write(
            """
            INSERT INTO workflow_instance (instance_id, definition_id, snapshot_hash, parent_instance_id, created_at, correlation_id, name, status, sub_status, incidents, version, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $5)
            """,
            instance.Id, instance.DefinitionId, instance.Definition.SnapshotId, parent, now, instance.CorrelationId, instance.Name,
            (short)instance.Status, (short)instance.SubStatus, (short)instance.Incidents.Count);
        tx.Write("INSERT INTO workflow_state (instance_id, document) VALUES ($1, $2)", instance.Id, StateWriter.Write(instance));
    }

    public static void Update(StoreTransaction tx, WorkflowInstance instance, StoredInstance before, DateTimeOffset now)
    {
        tx.Write(
            """
            UPDATE workflow_instance SET correlation_id = $2, name = $3, status = $4, sub_status = $5, incidents = $6, version = $7, updated_at = $8
            WHERE instance_id = $1
            """,
            instance.Id, instance.CorrelationId, instance.Name, (short)instance.Status, (short)instance.SubStatus, (short)instance.Incidents.Count, before.Header.Version + 1, now);
        var state = StateWriter.Write(instance);
        if (!state.AsSpan().SequenceEqual(before.State))
            tx.Write("UPDATE workflow_state SET document = $2 WHERE instance_id = $1", instance.Id, state);
    }

    private static WorkflowInstanceHeader Header(Guid id, NpgsqlDataReader reader) => new(
        id,
        reader.GetString(0),
        reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        (InstanceStatus)reader.GetInt16(3),
        (InstanceSubStatus)reader.GetInt16(4),
        reader.GetInt32(5));
}
