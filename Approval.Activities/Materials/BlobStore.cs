using System.Security.Cryptography;
using Approval.Workflows.Storage;

namespace Approval.Activities.Materials;

/// <summary>Files by the SHA-256 of their content: the same file is kept once, and a hash proves what was stored.</summary>
public sealed class BlobStore(Database database, TimeProvider time)
{
    /// <returns>The hash, in lower-case hexadecimal.</returns>
    public async Task<string> StoreAsync(byte[] content, string mediaType, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await database.ExecuteAsync(
            "INSERT INTO blob (sha256, media_type, size, content, stored_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sha256) DO NOTHING",
            cancel, hash, mediaType, (long)content.Length, content, time.GetUtcNow());
        return hash;
    }

    /// <summary>The content and its media type; null when there is no such file.</summary>
    public async Task<(byte[] Content, string MediaType)?> ReadAsync(string hash, CancellationToken cancel)
    {
        var rows = await database.QueryAsync("SELECT content, media_type FROM blob WHERE sha256 = $1", r => (r.GetFieldValue<byte[]>(0), r.GetString(1)), cancel, hash);
        return rows.Count == 0 ? null : rows[0];
    }
}
