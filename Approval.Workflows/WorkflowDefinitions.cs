using System.Text.Json.Nodes;
using Approval.Workflows.Composition;
using Approval.Workflows.Definitions;
using Approval.Workflows.Http;
using Approval.Workflows.Soundness;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>
/// Definitions with their versions (1.5 of the compatibility specification), and the content-addressed snapshots that
/// instances run on. A published version never changes; a draft is edited in place without touching running instances.
/// </summary>
public sealed class WorkflowDefinitions
{
    private readonly SnapshotStore _snapshots;

    internal WorkflowDefinitions(SnapshotStore snapshots) => _snapshots = snapshots;

    /// <summary>Stores a document by the hash of its canonical text, once, and answers the hash.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition.</exception>
    public Task<string> SnapshotAsync(StoreTransaction tx, string json, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(_snapshots.Write(tx, WorkflowDocument.Parse(json)));
    }

    /// <summary>Everything wrong with a definition; nothing is stored.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition.</exception>
    public IReadOnlyList<DefinitionProblem> Check(string json) => Check(WorkflowDocument.Parse(json), WorkflowParts.None);

    /// <summary>The same, with the workflows of the store that it embeds.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition.</exception>
    public async Task<IReadOnlyList<DefinitionProblem>> CheckAsync(StoreTransaction tx, string json, CancellationToken cancel) => await CheckAsync(tx, WorkflowDocument.Parse(json), cancel);

    /// <summary>
    /// Stores a definition as its draft: into the latest version when that is a draft, else as a new version. With
    /// <paramref name="publish"/> it is published if nothing is wrong with it. Importing the same text again changes nothing.
    /// </summary>
    /// <exception cref="DefinitionFormatException">The text is no definition.</exception>
    public async Task<ImportResult> ImportAsync(StoreTransaction tx, string json, bool publish, CancellationToken cancel)
    {
        var document = WorkflowDocument.Parse(json);
        if (document.DefinitionId.Length == 0)
            document.Json["definitionId"] = NewId(tx.Now);
        var versions = await DefinitionStore.VersionsAsync(tx, document.DefinitionId, cancel);
        var latest = versions.Find(v => v.IsLatest);
        if (latest is { IsReadonly: true } && Hash(document, latest) != latest.SnapshotId)
            return new ImportResult(latest, Changed: false, []) { Refusal = "definition.readonly" };
        if (latest is not null && Hash(document, latest) == latest.SnapshotId)
            return publish && !latest.IsPublished ? await PublishAsync(tx, versions, latest, document, cancel) : new ImportResult(latest, Changed: false, await CheckAsync(tx, document, cancel));
        var saved = Save(tx, document, latest);
        if (publish)
            return await PublishAsync(tx, [saved, .. versions.Where(v => v.Version != saved.Version)], saved, document, cancel);
        return new ImportResult(saved, Changed: true, await CheckAsync(tx, document, cancel));
    }

    /// <summary>Publishes the latest version; refused when something is wrong with it.</summary>
    public async Task<ImportResult> PublishAsync(StoreTransaction tx, string definitionId, CancellationToken cancel)
    {
        var versions = await DefinitionStore.VersionsAsync(tx, definitionId, cancel);
        if (versions.Find(v => v.IsLatest) is not { } latest)
            return Unknown;
        return latest.IsPublished ? new ImportResult(latest, Changed: false, []) : await PublishAsync(tx, versions, latest, await DocumentAsync(tx, latest, cancel), cancel);
    }

    /// <summary>Takes the published version back to a draft; running instances go on.</summary>
    public async Task<ImportResult> RetractAsync(StoreTransaction tx, string definitionId, CancellationToken cancel)
    {
        var versions = await DefinitionStore.VersionsAsync(tx, definitionId, cancel);
        if (versions.Count == 0)
            return Unknown;
        if (versions.Find(v => v.IsPublished) is not { } published)
            return new ImportResult(versions[0], Changed: false, []) { Refusal = "definition.not-published" };
        var retracted = published with { IsPublished = false };
        DefinitionStore.Update(tx, retracted);
        TriggerStore.Remove(tx, definitionId);
        return new ImportResult(retracted, Changed: true, []);
    }

    /// <summary>Makes a copy of an earlier version the new draft.</summary>
    public async Task<ImportResult> RevertAsync(StoreTransaction tx, string definitionId, int version, CancellationToken cancel)
    {
        var versions = await DefinitionStore.VersionsAsync(tx, definitionId, cancel);
        if (versions.Find(v => v.Version == version) is not { } source)
            return Unknown;
        var latest = versions.Find(v => v.IsLatest)!;
        var document = await DocumentAsync(tx, source, cancel);
        DefinitionStore.Update(tx, latest with { IsLatest = false });
        return new ImportResult(Create(tx, document, latest.Version + 1), Changed: true, []);
    }

    /// <summary>Deletes one version, or all, with every instance that ran on it.</summary>
    /// <returns>Versions deleted.</returns>
    public async Task<int> DeleteAsync(StoreTransaction tx, string definitionId, int? version, CancellationToken cancel)
    {
        var versions = await DefinitionStore.VersionsAsync(tx, definitionId, cancel);
        var gone = versions.FindAll(v => version is null || v.Version == version);
        foreach (var old in gone)
        {
            DefinitionStore.Delete(tx, old);
            if (old.IsPublished)
                TriggerStore.Remove(tx, definitionId);
        }
        if (gone.Exists(v => v.IsLatest) && versions.Except(gone).FirstOrDefault() is { } highest)
            DefinitionStore.Update(tx, highest with { IsLatest = true });
        return gone.Count;
    }

    /// <summary>All versions, the newest first.</summary>
    public Task<List<DefinitionVersion>> VersionsAsync(StoreTransaction tx, string definitionId, CancellationToken cancel) => DefinitionStore.VersionsAsync(tx, definitionId, cancel);

    /// <summary>The latest version of every definition.</summary>
    public Task<List<DefinitionVersion>> ListAsync(StoreTransaction tx, CancellationToken cancel) => DefinitionStore.LatestAsync(tx, cancel);

    /// <summary>The document of a version, with the flags it has now.</summary>
    public async Task<WorkflowDocument> DocumentAsync(StoreTransaction tx, DefinitionVersion version, CancellationToken cancel)
    {
        var document = await _snapshots.DocumentAsync(tx, version.SnapshotId, cancel);
        document.Json["isLatest"] = version.IsLatest;
        document.Json["isPublished"] = version.IsPublished;
        return document;
    }

    /// <summary>When a timer of the published version starts its next instance; null for never.</summary>
    internal async Task<DateTimeOffset?> NextOccurrenceAsync(StoreTransaction tx, string definitionId, string activityId, CancellationToken cancel)
    {
        var hash = await tx.QuerySingleAsync("SELECT snapshot_hash FROM workflow_definition WHERE definition_id = $1 AND is_published", r => r.GetString(0), cancel, definitionId);
        if (hash is null)
            return null;
        var workflow = await _snapshots.GetAsync(tx, hash, cancel);
        return workflow.Nodes.TryGetValue(activityId, out var node) ? node.Behaviour.Triggers(node, tx.Now).FirstOrDefault()?.Due : null;
    }

    private static ImportResult Unknown => new(null, Changed: false, []) { Refusal = "definition.unknown" };

    private async Task<List<DefinitionProblem>> CheckAsync(StoreTransaction tx, WorkflowDocument document, CancellationToken cancel)
    {
        var plain = _snapshots.Compiler.Compile(document, "").Workflow;
        return [.. Check(document, await _snapshots.PartsAsync(tx, plain, cancel)), .. await EndpointClash.FindAsync(tx, plain, cancel)];
    }

    private List<DefinitionProblem> Check(WorkflowDocument document, WorkflowParts parts)
    {
        var (workflow, problems) = _snapshots.Compiler.Compile(document, "", parts);
        return [.. problems, .. DefinitionCheck.Of(workflow), .. parts.Cycles.Select(DefinitionCheck.Cycle)];
    }

    private DefinitionVersion Save(StoreTransaction tx, WorkflowDocument document, DefinitionVersion? latest)
    {
        if (latest is { IsPublished: false })
        {
            var edited = Describe(document, latest);
            _snapshots.Write(tx, document);
            DefinitionStore.Update(tx, edited);
            return edited;
        }
        if (latest is not null)
            DefinitionStore.Update(tx, latest with { IsLatest = false });
        return Create(tx, document, (latest?.Version ?? 0) + 1);
    }

    private DefinitionVersion Create(StoreTransaction tx, WorkflowDocument document, int version)
    {
        var id = version == 1 && document.Id.Length > 0 ? document.Id : NewId(tx.Now);
        var made = Describe(document, new DefinitionVersion(document.DefinitionId, version, id, "", "", IsLatest: true, IsPublished: false, IsReadonly: false, IsSystem: false, UsableAsActivity: false, tx.Now));
        _snapshots.Write(tx, document);
        DefinitionStore.Insert(tx, made);
        return made;
    }

    private async Task<ImportResult> PublishAsync(StoreTransaction tx, List<DefinitionVersion> versions, DefinitionVersion latest, WorkflowDocument document, CancellationToken cancel)
    {
        var problems = await CheckAsync(tx, document, cancel);
        if (problems.Exists(p => p.Severity == ProblemSeverity.Error))
            return new ImportResult(latest, Changed: false, problems) { Refusal = "definition.invalid" };
        foreach (var earlier in versions.Where(v => v.Version != latest.Version && v.IsPublished))
            DefinitionStore.Update(tx, earlier with { IsPublished = false, IsLatest = false });
        var published = latest with { IsPublished = true };
        DefinitionStore.Update(tx, published);
        TriggerStore.Replace(tx, _snapshots.Compiler.Compile(document, published.SnapshotId).Workflow);
        return new ImportResult(published, Changed: true, problems);
    }

    /// <summary>Flags live in the row, not in the document, so that publishing does not make another snapshot.</summary>
    private static DefinitionVersion Describe(WorkflowDocument document, DefinitionVersion version)
    {
        var hash = Hash(document, version);
        return version with { Name = document.Name, SnapshotId = hash, IsReadonly = document.IsReadonly, IsSystem = document.IsSystem, UsableAsActivity = document.UsableAsActivity };
    }

    private static string Hash(WorkflowDocument document, DefinitionVersion version)
    {
        JsonObject json = document.Json;
        json["id"] = version.Id;
        json["version"] = version.Version;
        json.Remove("isLatest");
        json.Remove("isPublished");
        return document.Hash();
    }

    private static string NewId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N")[16..];
}
