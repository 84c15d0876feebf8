using Approval.Workflows.Storage;
using Npgsql;

namespace Approval.Workflows.Definitions;

/// <summary>Rows of the versions of definitions.</summary>
internal static class DefinitionStore
{
    private const string Columns = "definition_id, version, id, name, snapshot_hash, is_latest, is_published, is_readonly, is_system, usable_as_activity, created_at";

    public static Task<List<DefinitionVersion>> VersionsAsync(StoreTransaction tx, string definitionId, CancellationToken cancel) =>
        tx.QueryAsync($"SELECT {Columns} FROM workflow_definition WHERE definition_id = $1 ORDER BY version DESC FOR UPDATE", Read, cancel, definitionId);

    public static Task<DefinitionVersion?> ByVersionIdAsync(StoreTransaction tx, string id, CancellationToken cancel) =>
        tx.QuerySingleAsync($"SELECT {Columns} FROM workflow_definition WHERE id = $1", Read, cancel, id);

    /// <summary>Published versions that may be used as activities.</summary>
    public static Task<List<DefinitionVersion>> UsableAsync(StoreTransaction tx, CancellationToken cancel) =>
        tx.QueryAsync($"SELECT {Columns} FROM workflow_definition WHERE is_published AND usable_as_activity ORDER BY definition_id", Read, cancel);

    /// <summary>Every version, read without a lock.</summary>
    public static Task<List<DefinitionVersion>> ReadVersionsAsync(StoreTransaction tx, string definitionId, CancellationToken cancel) =>
        tx.QueryAsync($"SELECT {Columns} FROM workflow_definition WHERE definition_id = $1 ORDER BY version DESC", Read, cancel, definitionId);

    public static Task<List<DefinitionVersion>> LatestAsync(StoreTransaction tx, CancellationToken cancel) =>
        tx.QueryAsync($"SELECT {Columns} FROM workflow_definition WHERE is_latest ORDER BY definition_id", Read, cancel);

    public static void Insert(StoreTransaction tx, DefinitionVersion v) => tx.Write(
        $"INSERT INTO workflow_definition ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        v.DefinitionId, v.Version, v.Id, v.Name, v.SnapshotId, v.IsLatest, v.IsPublished, v.IsReadonly, v.IsSystem, v.UsableAsActivity, v.CreatedAt);

    public static void Update(StoreTransaction tx, DefinitionVersion v) => tx.Write(
        """
        UPDATE workflow_definition SET name = $3, snapshot_hash = $4, is_latest = $5, is_published = $6, is_readonly = $7, is_system = $8, usable_as_activity = $9
        WHERE definition_id = $1 AND version = $2
        """,
        v.DefinitionId, v.Version, v.Name, v.SnapshotId, v.IsLatest, v.IsPublished, v.IsReadonly, v.IsSystem, v.UsableAsActivity);

    /// <summary>Takes a version and everything that ran on it out of the store.</summary>
    public static void Delete(StoreTransaction tx, DefinitionVersion v)
    {
        const string own = "definition_id = $1 AND (snapshot_hash = $2 OR snapshot_hash IN (SELECT hash FROM workflow_snapshot WHERE base_hash = $2))";
        foreach (var table in new[] { "job", "workflow_bookmark", "workflow_journal", "workflow_state", "workflow_activation" })
            tx.Write($"DELETE FROM {table} WHERE instance_id IN (SELECT instance_id FROM workflow_instance WHERE {own})", v.DefinitionId, v.SnapshotId);
        tx.Write($"DELETE FROM workflow_instance WHERE {own}", v.DefinitionId, v.SnapshotId);
        tx.Write("DELETE FROM workflow_definition WHERE definition_id = $1 AND version = $2", v.DefinitionId, v.Version);
    }

    private static DefinitionVersion Read(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4),
        r.GetBoolean(5), r.GetBoolean(6), r.GetBoolean(7), r.GetBoolean(8), r.GetBoolean(9), r.GetFieldValue<DateTimeOffset>(10));
}
