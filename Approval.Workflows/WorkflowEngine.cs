using System.Text.Json.Nodes;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>
/// The door of the room: runs bursts inside the caller's transaction. The row lock on the instance header lets one
/// burst at a time change an instance, on any number of hosts; nothing is saved before the caller commits.
/// </summary>
public sealed class WorkflowEngine
{
    /// <summary>Starts an instance and runs its first burst.</summary>
    /// <exception cref="UnknownWorkflowException">No such snapshot or no published version.</exception>
    public Task<BurstResult> StartAsync(StoreTransaction tx, StartRequest request, CancellationToken cancel) => throw new NotSupportedException("Being laid out.");

    /// <summary>Consumes a bookmark and runs what follows; a second resume of the same one answers <see cref="ResumeOutcome.BookmarkGone"/>.</summary>
    public Task<ResumeOutcome> ResumeAsync(StoreTransaction tx, ResumeRequest request, CancellationToken cancel) => throw new NotSupportedException("Being laid out.");

    /// <summary>Delivers an event: resumes every instance that waits for this name and payload.</summary>
    public Task<IReadOnlyList<BurstResult>> StimulateAsync(StoreTransaction tx, string name, JsonNode? payload, string? correlationId, IReadOnlyDictionary<string, JsonNode?>? input, CancellationToken cancel) => throw new NotSupportedException("Being laid out.");

    /// <summary>Cancels an instance: Finished/Cancelled, bookmarks, timers and waiting jobs gone.</summary>
    public Task<ResumeOutcome> CancelAsync(StoreTransaction tx, Guid instanceId, object? session, CancellationToken cancel) => throw new NotSupportedException("Being laid out.");
}
