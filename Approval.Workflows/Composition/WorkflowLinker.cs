using Approval.Workflows.Definitions;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Composition;

/// <summary>Finds what a definition embeds: the exact version if it is there, else the published one, else the latest (1.6 of the compatibility specification).</summary>
internal sealed class WorkflowLinker(StoreTransaction tx, WorkflowCompiler compiler, Func<string, Task<WorkflowDocument>> read)
{
    private readonly WorkflowParts _parts = new();
    private readonly List<(string Id, string Name)> _way = [];
    private List<DefinitionVersion>? _usable;

    public async Task<WorkflowParts> ResolveAsync(string definitionId, string name, IReadOnlyList<WorkflowReference> references, CancellationToken cancel)
    {
        _way.Add((definitionId, name.Length > 0 ? name : definitionId));
        foreach (var reference in references)
        {
            if (_parts.Contains(reference.Key) || await FindAsync(reference, cancel) is not { } version)
                continue;
            if (_way.FindIndex(w => w.Id == version.DefinitionId) is >= 0 and var first)
            {
                _parts.Cycles.Add([.. _way.Skip(first).Select(w => w.Name), _way[first].Name]);
                continue;
            }
            var document = await read(version.SnapshotId);
            _parts.Add(reference.Key, version.SnapshotId, document);
            await ResolveAsync(version.DefinitionId, version.Name, compiler.Compile(document, "").Workflow.References, cancel);
        }
        _way.RemoveAt(_way.Count - 1);
        return _parts;
    }

    private async Task<DefinitionVersion?> FindAsync(WorkflowReference reference, CancellationToken cancel)
    {
        if (reference.VersionId.Length > 0 && await DefinitionStore.ByVersionIdAsync(tx, reference.VersionId, cancel) is { } exact)
            return exact;
        if (reference.DefinitionId.Length == 0)
            return await NamedAsync(reference.TypeName, cancel);
        var versions = await DefinitionStore.ReadVersionsAsync(tx, reference.DefinitionId, cancel);
        return versions.Find(v => v.Version == reference.Version) ?? versions.Find(v => v.IsPublished) ?? versions.Find(v => v.IsLatest);
    }

    private async Task<DefinitionVersion?> NamedAsync(string typeName, CancellationToken cancel)
    {
        _usable ??= await DefinitionStore.UsableAsync(tx, cancel);
        return _usable.Find(v => WorkflowReference.TypeNameOf(v.Name) == typeName);
    }
}
