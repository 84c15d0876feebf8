using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Stimuli;

/// <summary>Rows for the bookmarks that are looked for by name and payload, or by the clock.</summary>
internal static class BookmarkStore
{
    public static void Write(StoreTransaction tx, Guid instanceId, BurstRecord record)
    {
        var gone = record.Removed.Where(HasRow).Select(b => b.Id).ToArray();
        if (gone.Length > 0)
            tx.Write("DELETE FROM workflow_bookmark WHERE instance_id = $1 AND bookmark_id = ANY($2)", instanceId, gone);
        foreach (var bookmark in record.Created.Where(HasRow))
        {
            tx.Write(
                "INSERT INTO workflow_bookmark (instance_id, bookmark_id, name, hash, due) VALUES ($1, $2, $3, $4, $5)",
                instanceId, bookmark.Id, bookmark.Name, bookmark.Indexed ? Stimulus.Hash(bookmark.Name, bookmark.Payload) : null, bookmark.Due?.ToUniversalTime());
        }
    }

    private static bool HasRow(Bookmark bookmark) => bookmark.Indexed || bookmark.Due is not null;
}
