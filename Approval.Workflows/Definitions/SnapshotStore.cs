using System.Security.Cryptography;
using System.Text;
using Approval.Workflows.Composition;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Definitions;

/// <summary>
/// Documents by the hash of their text, and the compiled form of those in use. An instance runs on its snapshot for its
/// whole life, whatever is published meanwhile.
/// </summary>
internal sealed class SnapshotStore(ActivityCatalog catalog, WorkflowOptions options)
{
    private readonly WorkflowCompiler _compiler = new(catalog, options.DefaultMode);
    private readonly Dictionary<string, LinkedListNode<CompiledWorkflow>> _compiled = new(StringComparer.Ordinal);
    private readonly LinkedList<CompiledWorkflow> _recent = [];
    private readonly Lock _gate = new();

    public WorkflowCompiler Compiler => _compiler;

    /// <summary>Stores a document if it is not there yet.</summary>
    public string Write(StoreTransaction tx, WorkflowDocument document)
    {
        var hash = document.Hash();
        // What is compiled here was read from the store.
        if (Cached(hash) is null)
            tx.Write("INSERT INTO workflow_snapshot (hash, document, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", hash, document.ToDenseJson(), tx.Now);
        return hash;
    }

    /// <summary>The compiled snapshot.</summary>
    /// <exception cref="UnknownWorkflowException">It was never stored.</exception>
    public async Task<CompiledWorkflow> GetAsync(StoreTransaction tx, string hash, CancellationToken cancel)
    {
        if (Cached(hash) is { } known)
            return known;
        var text = await tx.QuerySingleAsync("SELECT document FROM workflow_snapshot WHERE hash = $1", r => r.GetString(0), cancel, hash)
            ?? throw new UnknownWorkflowException(hash);
        if (WorkflowParts.ReadLink(text) is not { } link)
            return Keep(_compiler.Compile(WorkflowDocument.Parse(text), hash).Workflow);
        var parts = new WorkflowParts();
        foreach (var (key, part) in link.Parts)
            parts.Add(key, part, await DocumentAsync(tx, part, cancel));
        return Keep(_compiler.Compile(await DocumentAsync(tx, link.Base, cancel), hash, parts).Workflow);
    }

    /// <summary>
    /// What a new instance of a snapshot runs on: the snapshot itself, or, when it embeds other workflows, one that names
    /// the versions of those as they are now.
    /// </summary>
    public async Task<CompiledWorkflow> LinkAsync(StoreTransaction tx, CompiledWorkflow plain, CancellationToken cancel)
    {
        if (plain.References.Count == 0)
            return plain;
        var parts = await PartsAsync(tx, plain, cancel);
        if (parts.IsEmpty)
            return plain;
        var text = parts.Link(plain.SnapshotId);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (Cached(hash) is { } known)
            return known;
        tx.Write("INSERT INTO workflow_snapshot (hash, document, created_at, base_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", hash, text, tx.Now, plain.SnapshotId);
        // Not kept: the caller may still roll back, and what is compiled here counts as stored.
        return _compiler.Compile(WorkflowDocument.Of(plain.Document), hash, parts).Workflow;
    }

    /// <summary>The workflows a definition embeds, and the ways in which it embeds itself.</summary>
    public Task<WorkflowParts> PartsAsync(StoreTransaction tx, CompiledWorkflow plain, CancellationToken cancel) =>
        plain.References.Count == 0
            ? Task.FromResult(WorkflowParts.None)
            : new WorkflowLinker(tx, _compiler, hash => DocumentAsync(tx, hash, cancel)).ResolveAsync(plain.DefinitionId, plain.Name, plain.References, cancel);

    /// <summary>The document itself, parsed anew: the caller may change it.</summary>
    public async Task<WorkflowDocument> DocumentAsync(StoreTransaction tx, string hash, CancellationToken cancel)
    {
        var text = await tx.QuerySingleAsync("SELECT document FROM workflow_snapshot WHERE hash = $1", r => r.GetString(0), cancel, hash) ?? throw new UnknownWorkflowException(hash);
        return WorkflowParts.ReadLink(text) is { } link ? await DocumentAsync(tx, link.Base, cancel) : WorkflowDocument.Parse(text);
    }

    private CompiledWorkflow? Cached(string hash)
    {
        lock (_gate)
        {
            if (!_compiled.TryGetValue(hash, out var node))
                return null;
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value;
        }
    }

    private CompiledWorkflow Keep(CompiledWorkflow workflow)
    {
        lock (_gate)
        {
            if (_compiled.TryGetValue(workflow.SnapshotId, out var earlier))
                return earlier.Value;
            _compiled[workflow.SnapshotId] = _recent.AddFirst(workflow);
            if (_recent.Count > options.CachedDefinitions && _recent.Last is { } oldest)
            {
                _compiled.Remove(oldest.Value.SnapshotId);
                _recent.RemoveLast();
            }
            return workflow;
        }
    }
}
