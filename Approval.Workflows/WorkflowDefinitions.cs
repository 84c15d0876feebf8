using Approval.Workflows.Definitions;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>Definitions with their versions, and the content-addressed snapshots that instances run on.</summary>
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
    public IReadOnlyList<DefinitionProblem> Check(string json) => _snapshots.Compiler.Compile(WorkflowDocument.Parse(json), "").Problems;
}
