using System.Text.Json.Nodes;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Stimuli;

/// <summary>Finds who waits for a stimulus.</summary>
internal static class Waiting
{
    /// <summary>Ordered by instance, so that two stimuli lock the same instances in the same order.</summary>
    public static Task<List<(Guid Instance, Guid Bookmark)>> FindAsync(StoreTransaction tx, string name, JsonNode? payload, string? correlationId, CancellationToken cancel) =>
        tx.QueryAsync(
            """
            SELECT b.instance_id, b.bookmark_id FROM workflow_bookmark b JOIN workflow_instance i USING (instance_id)
            WHERE b.hash = $1 AND i.status = 0 AND ($2::text IS NULL OR i.correlation_id = $2)
            ORDER BY b.instance_id, b.bookmark_id
            """,
            r => (r.GetGuid(0), r.GetGuid(1)), cancel, Stimulus.Hash(name, payload), correlationId);
}
