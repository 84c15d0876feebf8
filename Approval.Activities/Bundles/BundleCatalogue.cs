using System.Collections.Concurrent;
using Approval.Activities.Definitions;
using Approval.Workflows.Storage;

namespace Approval.Activities.Bundles;

/// <summary>The published bundles, and every release that a case still keeps.</summary>
/// <remarks>A release never changes, so what was read once stays in memory; which one is current is asked each time.</remarks>
public sealed class BundleCatalogue(Database database)
{
    private readonly ConcurrentDictionary<string, BundleRelease> _releases = new(StringComparer.Ordinal);

    /// <summary>The release in force; null when no such bundle is published.</summary>
    public async Task<BundleRelease?> CurrentAsync(string bundleId, CancellationToken cancel)
    {
        var hashes = await database.QueryAsync("SELECT release_hash FROM bundle_current WHERE bundle_id = $1", r => r.GetString(0), cancel, bundleId);
        return hashes.Count == 0 ? null : await ReleaseAsync(hashes[0], cancel);
    }

    /// <summary>Every release in force, by bundle id.</summary>
    public async Task<IReadOnlyList<BundleRelease>> AllAsync(CancellationToken cancel)
    {
        var releases = new List<BundleRelease>();
        foreach (var hash in await database.QueryAsync("SELECT release_hash FROM bundle_current ORDER BY bundle_id", r => r.GetString(0), cancel))
            releases.Add(await ReleaseAsync(hash, cancel));
        return releases;
    }

    /// <summary>The release that a case keeps.</summary>
    /// <exception cref="InvalidOperationException">The store has lost a release that a case refers to.</exception>
    public async Task<BundleRelease> ReleaseAsync(string hash, CancellationToken cancel)
    {
        if (_releases.TryGetValue(hash, out var known))
            return known;
        var documents = await database.QueryAsync("SELECT document FROM bundle_release WHERE hash = $1", r => r.GetString(0), cancel, hash);
        if (documents.Count == 0)
            throw new InvalidOperationException($"Bundle release {hash} is missing from the store.");
        return _releases.GetOrAdd(hash, ReleaseReader.Read(hash, documents[0]));
    }
}
