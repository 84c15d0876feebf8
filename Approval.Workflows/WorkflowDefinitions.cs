using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>Definitions with their versions, and the content-addressed snapshots that instances run on.</summary>
public sealed class WorkflowDefinitions
{
    public sealed record ImportProblem(string Message, string? ActivityId);
    public sealed record ImportOutcome(IReadOnlyList<ImportProblem> Problems);
    public Task<ImportOutcome> ImportAsync(string json, bool publish, CancellationToken cancel) => throw new NotSupportedException("Being laid out.");

    /// <summary>Stores a document by the hash of its canonical text, once, and answers the hash.</summary>
    public Task<string> SnapshotAsync(StoreTransaction tx, string json, CancellationToken cancel) => throw new NotSupportedException("Being laid out.");
}
