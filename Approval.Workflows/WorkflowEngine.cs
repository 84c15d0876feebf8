using System.Text.Json.Nodes;
using Approval.Workflows.Activations;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Instances;
using Approval.Workflows.Journal;
using Approval.Workflows.Primitives;
using Approval.Workflows.Stimuli;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>
/// The door of the room: runs bursts inside the caller's transaction. The row lock on the instance header lets one
/// burst at a time change an instance, on any number of hosts; nothing is saved before the caller commits.
/// </summary>
public sealed class WorkflowEngine
{
    private readonly BurstRunner _bursts;
    private readonly SnapshotStore _snapshots;

    internal WorkflowEngine(BurstRunner bursts, SnapshotStore snapshots)
    {
        _bursts = bursts;
        _snapshots = snapshots;
    }

    /// <summary>Starts an instance and runs its first burst.</summary>
    /// <exception cref="UnknownWorkflowException">No such snapshot or no published version.</exception>
    /// <exception cref="StartRefusedException">Its activation strategy does not allow another instance now.</exception>
    public async Task<BurstResult> StartAsync(StoreTransaction tx, StartRequest request, CancellationToken cancel) => await TryStartAsync(tx, request, cancel) switch
    {
        StartOutcome.Started started => started.Burst,
        StartOutcome.Refused refused => throw new StartRefusedException(refused.Reason),
        var other => throw new InvalidOperationException($"A start cannot end as {other}."),
    };

    /// <summary>Starts an instance if the activation strategy of its definition allows it.</summary>
    /// <exception cref="UnknownWorkflowException">No such snapshot or no published version.</exception>
    public async Task<StartOutcome> TryStartAsync(StoreTransaction tx, StartRequest request, CancellationToken cancel)
    {
        var snapshot = request.SnapshotId ?? await PublishedAsync(tx, request.DefinitionId ?? "", cancel);
        var workflow = await _snapshots.LinkAsync(tx, await _snapshots.GetAsync(tx, snapshot, cancel), cancel);
        var (key, refusal) = await Reservation.TakeAsync(tx, workflow, request, cancel);
        return refusal is null
            ? new StartOutcome.Started(await _bursts.StartAsync(tx, workflow, request with { ActivationKey = key }, cancel))
            : new StartOutcome.Refused(refusal);
    }

    /// <summary>Consumes a bookmark and runs what follows; a second resume of the same one answers <see cref="ResumeOutcome.BookmarkGone"/>.</summary>
    public Task<ResumeOutcome> ResumeAsync(StoreTransaction tx, ResumeRequest request, CancellationToken cancel) =>
        ResumeAsync(tx, request, skipLocked: false, cancel);

    /// <summary>Completes the task of an <c>Elsa.RunTask</c> by the id it was offered under.</summary>
    /// <param name="taskId">See <see cref="TaskId"/>; any other text is an unknown instance.</param>
    public async Task<ResumeOutcome> CompleteTaskAsync(StoreTransaction tx, string taskId, JsonNode? result, CancellationToken cancel) =>
        TaskId.TryParse(taskId, out var instance, out var bookmark)
            ? await ResumeAsync(tx, new ResumeRequest(instance, bookmark) { Input = result }, cancel)
            : new ResumeOutcome.UnknownInstance();

    /// <summary>
    /// Delivers an event: starts an instance of every published definition with such a trigger, and resumes every instance
    /// that waits for this name and payload, in the order of their ids.
    /// </summary>
    /// <param name="correlationId">Only instances with this correlation id, and the one of those it starts; null for all.</param>
    /// <param name="input">What the activity gets; for <c>Elsa.Event</c> the payload is under <c>__EventPayloadWorkflowInput</c>.</param>
    public async Task<IReadOnlyList<BurstResult>> StimulateAsync(StoreTransaction tx, string name, JsonNode? payload, string? correlationId, IReadOnlyDictionary<string, JsonNode?>? input, CancellationToken cancel)
    {
        var results = new List<BurstResult>();
        // Found before anything starts: an instance that starts here and then waits for the same event was not waiting yet.
        var waiting = await Waiting.FindAsync(tx, name, payload, correlationId, cancel);
        foreach (var (definition, activity) in await TriggerStarts.FindAsync(tx, name, payload, cancel))
        {
            var start = new StartRequest(Guid.CreateVersion7(tx.Now)) { DefinitionId = definition, TriggerActivityId = activity, CorrelationId = correlationId, Input = input ?? new Dictionary<string, JsonNode?>() };
            if (await TryStartAsync(tx, start, cancel) is StartOutcome.Started started)
                results.Add(started.Burst);
        }
        foreach (var (instance, bookmark) in waiting)
        {
            var sent = input is null ? null : new JsonObject(input.Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone())));
            if (await ResumeAsync(tx, new ResumeRequest(instance, bookmark) { Input = sent }, cancel) is ResumeOutcome.Resumed resumed)
                results.Add(resumed.Burst);
        }
        return results;
    }

    /// <summary>Cancels an instance: Finished/Cancelled, bookmarks, timers and waiting jobs gone.</summary>
    public Task<ResumeOutcome> CancelAsync(StoreTransaction tx, Guid instanceId, object? session, CancellationToken cancel) =>
        AlterAsync(tx, instanceId, session, new JournalStimulus("cancel", Target: null, Payload: null), sub => sub is not (InstanceSubStatus.Finished or InstanceSubStatus.Cancelled),
            (_, burst) => burst.Alter(b => b.End(InstanceSubStatus.Cancelled)), cancel);

    /// <summary>Runs the faulted activities of an instance again; the incidents stay as resolved history.</summary>
    public Task<ResumeOutcome> RetryAsync(StoreTransaction tx, Guid instanceId, object? session, CancellationToken cancel) =>
        AlterAsync(tx, instanceId, session, new JournalStimulus("retry", Target: null, Payload: null), HasFaults, Repair.Retry, cancel);

    /// <summary>Completes one faulted activity with outcomes instead of running it again.</summary>
    public Task<ResumeOutcome> SkipAsync(StoreTransaction tx, Guid instanceId, Guid activityInstanceId, IReadOnlyList<string> outcomes, object? session, CancellationToken cancel) =>
        AlterAsync(tx, instanceId, session, new JournalStimulus("skip", activityInstanceId.ToString(), new JsonArray([.. outcomes.Select(o => (JsonNode)o)])), HasFaults,
            (instance, burst) => Repair.Skip(instance, burst, activityInstanceId, outcomes), cancel);

    /// <summary>The state of an instance, for people to look at; null when there is none.</summary>
    public async Task<WorkflowInstance?> FindAsync(StoreTransaction tx, Guid instanceId, CancellationToken cancel) =>
        await InstanceStore.LockAsync(tx, instanceId, skipLocked: false, cancel) is { } stored ? await _bursts.ReadAsync(tx, stored, cancel) : null;

    /// <summary>Starts an instance unless this id was started before: what is delivered at least once starts once.</summary>
    internal async Task<StartOutcome> StartOnceAsync(StoreTransaction tx, StartRequest request, CancellationToken cancel)
    {
        var known = await tx.QueryAsync("SELECT 1 FROM workflow_instance WHERE instance_id = $1", r => r.GetInt32(0), cancel, request.InstanceId);
        return known.Count == 0 ? await TryStartAsync(tx, request, cancel) : new StartOutcome.AlreadyStarted();
    }

    internal async Task<ResumeOutcome> ResumeAsync(StoreTransaction tx, ResumeRequest request, bool skipLocked, CancellationToken cancel)
    {
        var session = request.Session ?? await _bursts.LoadAsync(tx, request.InstanceId, cancel);
        if (await InstanceStore.LockAsync(tx, request.InstanceId, skipLocked, cancel) is not { } stored)
            return new ResumeOutcome.UnknownInstance();
        if (stored.Header.Status == InstanceStatus.Finished)
            return new ResumeOutcome.InstanceFinished(stored.Header.SubStatus);
        var stimulus = new JournalStimulus("resume", request.BookmarkId.ToString(), request.Input) { IsHttp = request.Http is not null };
        var instance = await _bursts.ReadAsync(tx, stored, cancel);
        if (WaitingFor.Bookmark(instance.Root, request.BookmarkId) is not { } waiting)
            return new ResumeOutcome.BookmarkGone();
        var result = await _bursts.RunAsync(tx, stored, instance, session, stimulus, (_, burst) => burst.Resume(waiting.Context, waiting.Bookmark, request.Input), cancel, request.Http);
        return new ResumeOutcome.Resumed(result);
    }

    private static bool HasFaults(InstanceSubStatus sub) => sub is InstanceSubStatus.Faulted or InstanceSubStatus.Suspended;

    private async Task<ResumeOutcome> AlterAsync(StoreTransaction tx, Guid instanceId, object? session, JournalStimulus stimulus, Predicate<InstanceSubStatus> allowed, Action<WorkflowInstance, Burst> change, CancellationToken cancel)
    {
        session ??= await _bursts.LoadAsync(tx, instanceId, cancel);
        if (await InstanceStore.LockAsync(tx, instanceId, skipLocked: false, cancel) is not { } stored)
            return new ResumeOutcome.UnknownInstance();
        if (!allowed(stored.Header.SubStatus))
            return new ResumeOutcome.InstanceFinished(stored.Header.SubStatus);
        var instance = await _bursts.ReadAsync(tx, stored, cancel);
        return new ResumeOutcome.Resumed(await _bursts.RunAsync(tx, stored, instance, session, stimulus, change, cancel));
    }

    private static async Task<string> PublishedAsync(StoreTransaction tx, string definitionId, CancellationToken cancel) =>
        await tx.QuerySingleAsync("SELECT snapshot_hash FROM workflow_definition WHERE definition_id = $1 AND is_published", r => r.GetString(0), cancel, definitionId)
            ?? throw new UnknownWorkflowException(definitionId);
}
