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
        return Keep(_compiler.Compile(WorkflowDocument.Parse(text), hash).Workflow);
    }

    /// <summary>The document itself, parsed anew: the caller may change it.</summary>
    public async Task<WorkflowDocument> DocumentAsync(StoreTransaction tx, string hash, CancellationToken cancel) => WorkflowDocument.Parse(
        await tx.QuerySingleAsync("SELECT document FROM workflow_snapshot WHERE hash = $1", r => r.GetString(0), cancel, hash) ?? throw new UnknownWorkflowException(hash));

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
