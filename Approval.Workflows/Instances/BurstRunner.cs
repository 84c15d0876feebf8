using Approval.Workflows.Activations;
using Approval.Workflows.Composition;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Http;
using Approval.Workflows.Jobs;
using Approval.Workflows.Journal;
using Approval.Workflows.Storage;
using Approval.Workflows.Stimuli;

namespace Approval.Workflows.Instances;

/// <summary>Runs one burst on one instance and puts everything it did into the caller's transaction.</summary>
internal sealed class BurstRunner(SnapshotStore snapshots, WorkflowOptions options, WorkSignal signal, TimeProvider time, IEnumerable<IBurstParticipant> participants)
{
    private readonly IBurstParticipant? _participant = participants.SingleOrDefault();
    private readonly BurstLimits _limits = new(options.StepsPerBurst);

    /// <summary>Creates an instance and runs it.</summary>
    public async Task<BurstResult> StartAsync(StoreTransaction tx, CompiledWorkflow workflow, StartRequest request, CancellationToken cancel)
    {
        var instance = new WorkflowInstance(request.InstanceId, workflow) { CorrelationId = request.CorrelationId };
        foreach (var (name, value) in request.Input)
            instance.Inputs[name] = value;
        if (request.Parent is { } parent)
            instance.Properties["parent"] = parent.ToJson();
        if (request.ActivationKey is { } key)
            instance.Properties["activation"] = key;
        var session = request.Session ?? await LoadAsync(tx, request.InstanceId, cancel);
        var trigger = request.TriggerActivityId is { } id ? workflow.Nodes.GetValueOrDefault(id) : null;
        var burst = new Burst(instance, Instant(tx), session, _limits) { Trigger = trigger, Http = request.Http, Clock = time };
        burst.Start();
        Children(instance, burst);
        var result = ResultOf(instance, burst);
        InstanceStore.Insert(tx, instance, request.Parent?.InstanceId, burst.Now);
        Reservation.Follow(tx, instance, wasFinished: false);
        await WriteAsync(tx, instance, burst, result, new JournalStimulus("start", trigger?.Key, Payload: null) { CorrelationId = request.CorrelationId, IsHttp = request.Http is not null }, number: 1, cancel);
        return result;
    }

    /// <summary>Runs a burst on a locked instance.</summary>
    /// <param name="instance">Its state, from <see cref="ReadAsync"/>.</param>
    /// <param name="run">What the burst does: resume a bookmark, cancel, retry.</param>
    public async Task<BurstResult> RunAsync(StoreTransaction tx, StoredInstance stored, WorkflowInstance instance, object? session, JournalStimulus stimulus, Action<WorkflowInstance, Burst> run, CancellationToken cancel, HttpExchange? http = null)
    {
        var burst = new Burst(instance, Instant(tx), session, _limits) { StimulusInput = stimulus.Inputs, Http = http, Clock = time };
        run(instance, burst);
        Children(instance, burst);
        var result = ResultOf(instance, burst);
        InstanceStore.Update(tx, instance, stored, burst.Now);
        Reservation.Follow(tx, instance, wasFinished: stored.Header.Status == InstanceStatus.Finished);
        await WriteAsync(tx, instance, burst, result, stimulus, stored.Header.Version + 1, cancel);
        return result;
    }

    /// <summary>The state of a stored instance on its own snapshot.</summary>
    public async Task<WorkflowInstance> ReadAsync(StoreTransaction tx, StoredInstance stored, CancellationToken cancel)
    {
        var workflow = await snapshots.GetAsync(tx, stored.Header.SnapshotId, cancel);
        var instance = new WorkflowInstance(stored.Header.Id, workflow)
        {
            CorrelationId = stored.Header.CorrelationId,
            Status = stored.Header.Status,
            SubStatus = stored.Header.SubStatus,
        };
        StateReader.Read(stored.State, instance);
        instance.Name = stored.Name;
        return instance;
    }

    /// <summary>An instance that ends tells its parent; one that is cancelled cancels its children.</summary>
    public static void Children(WorkflowInstance instance, Burst burst)
    {
        if (instance.Status != InstanceStatus.Finished)
            return;
        if (ChildFinishedJob.For(instance) is { } report)
            burst.Record.Jobs.Add(report);
        if (instance.SubStatus == InstanceSubStatus.Cancelled && CancelChildrenJob.For(instance) is { } cancel)
            burst.Record.Jobs.Add(cancel);
    }

    /// <summary>PostgreSQL keeps microseconds; a burst that saw more could not be replayed from its journal.</summary>
    private static DateTimeOffset Instant(StoreTransaction tx) => new(tx.Now.UtcTicks / 10 * 10, TimeSpan.Zero);

    private static BurstResult ResultOf(WorkflowInstance instance, Burst burst)
    {
        var record = burst.Record;
        return new BurstResult(instance.Id, instance.Status, instance.SubStatus, record.Created, record.Removed, record.Runs, record.Incidents)
        {
            Output = instance.Output,
            IsStuck = instance.Status == InstanceStatus.Running && !WaitingFor.Anything(instance.Root),
        };
    }

    /// <summary>The business state beside an instance; locked before the instance is.</summary>
    public async Task<object?> LoadAsync(StoreTransaction tx, Guid instanceId, CancellationToken cancel) =>
        _participant is null ? null : await _participant.LoadAsync(tx, instanceId, cancel);

    private async Task WriteAsync(StoreTransaction tx, WorkflowInstance instance, Burst burst, BurstResult result, JournalStimulus stimulus, int number, CancellationToken cancel)
    {
        var record = burst.Record;
        JournalStore.Append(tx, instance, number, burst.Now, stimulus, record);
        BookmarkStore.Write(tx, instance.Id, record);
        JobStore.Write(tx, instance.Id, record, burst.Now);
        if (burst.Session is { } session && _participant is not null)
            await _participant.FlushAsync(tx, session, result, cancel);
        if (record.Jobs.Count > 0)
            tx.OnCommitted(signal.Jobs.Wake);
        if (record.Created.Exists(b => b.Due is not null))
            tx.OnCommitted(signal.Timers.Wake);
    }
}
