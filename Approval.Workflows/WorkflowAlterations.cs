using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Instances;
using Approval.Workflows.Journal;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>What became of an alteration.</summary>
public abstract record AlterationOutcome
{
    private AlterationOutcome()
    {
    }

    public sealed record Done(BurstResult Burst) : AlterationOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Code"><c>alteration.unknown-instance</c>, <c>alteration.finished</c>, <c>alteration.unknown-variable</c>, <c>alteration.unknown-activity</c>, <c>migration.impossible</c>.</param>
    /// <param name="Reasons">For people, one sentence each.</param>
    public sealed record Refused(string Code, IReadOnlyList<string> Reasons) : AlterationOutcome;
}

/// <summary>Changes that people make to a running instance (5.9 of the compatibility specification). Each is one burst and one entry of the journal.</summary>
public sealed class WorkflowAlterations
{
    private readonly BurstRunner _bursts;
    private readonly SnapshotStore _snapshots;

    internal WorkflowAlterations(BurstRunner bursts, SnapshotStore snapshots) => (_bursts, _snapshots) = (bursts, snapshots);

    /// <summary>Moves the instance to another document. No finished activity runs again; refused when something active is not in the target.</summary>
    /// <param name="snapshotId">Hash of the document.</param>
    /// <exception cref="UnknownWorkflowException">No such snapshot.</exception>
    public async Task<AlterationOutcome> MigrateAsync(StoreTransaction tx, Guid instanceId, string snapshotId, object? session, CancellationToken cancel)
    {
        var target = await _snapshots.LinkAsync(tx, await _snapshots.GetAsync(tx, snapshotId, cancel), cancel);
        return await AlterAsync(tx, instanceId, session, instance => Migrated(tx, instance, target), cancel);
    }

    /// <summary>Gives a variable another value.</summary>
    /// <param name="variable">Its id or its name.</param>
    public Task<AlterationOutcome> ModifyVariableAsync(StoreTransaction tx, Guid instanceId, string variable, JsonNode? value, object? session, CancellationToken cancel) =>
        AlterAsync(tx, instanceId, session, instance => new Change(
            new JournalStimulus("modify-variable", variable, value),
            instance.Definition.Part.VariablesById.Values.Any(v => v.Id == variable || string.Equals(v.Name, variable, StringComparison.OrdinalIgnoreCase)) ? null : Refuse("alteration.unknown-variable", $"变量“{variable}”不存在。")), cancel);

    /// <summary>Runs an activity: again when it waits or has faulted, else anew inside its running container.</summary>
    /// <param name="activity">Its id, or the id of one execution of it.</param>
    public Task<AlterationOutcome> ScheduleActivityAsync(StoreTransaction tx, Guid instanceId, string activity, object? session, CancellationToken cancel) =>
        AlterAsync(tx, instanceId, session, instance => new Change(
            new JournalStimulus("schedule-activity", activity, Payload: null),
            StimulusAction.Find(instance, activity).Count > 0 || StimulusAction.Container(instance, activity) is not null ? null : Refuse("alteration.unknown-activity", $"活动“{activity}”不在正在运行的容器中。")), cancel);

    /// <summary>Cancels what an activity has open; its branch ends there.</summary>
    public Task<AlterationOutcome> CancelActivityAsync(StoreTransaction tx, Guid instanceId, string activity, object? session, CancellationToken cancel) =>
        AlterAsync(tx, instanceId, session, instance => new Change(
            new JournalStimulus("cancel-activity", activity, Payload: null),
            StimulusAction.Find(instance, activity).Count > 0 ? null : Refuse("alteration.unknown-activity", $"活动“{activity}”没有在运行。")), cancel);

    private static AlterationOutcome.Refused Refuse(string code, params string[] reasons) => new(code, reasons);

    private static Change Migrated(StoreTransaction tx, WorkflowInstance instance, CompiledWorkflow target)
    {
        if (Migration.Obstacles(instance, target) is { Count: > 0 } obstacles)
            return new Change(null!, Refuse("migration.impossible", [.. obstacles]));
        var moved = new WorkflowInstance(instance.Id, target) { CorrelationId = instance.CorrelationId, Status = instance.Status, SubStatus = instance.SubStatus };
        StateReader.Read(StateWriter.Write(instance), moved);
        Migration.Carry(moved, instance.Definition);
        tx.Write("UPDATE workflow_instance SET definition_id = $2, snapshot_hash = $3 WHERE instance_id = $1", instance.Id, target.DefinitionId, target.SnapshotId);
        return new Change(new JournalStimulus("migrate", target.SnapshotId, new JsonObject { ["from"] = instance.Definition.SnapshotId }), null) { Instance = moved };
    }

    private async Task<AlterationOutcome> AlterAsync(StoreTransaction tx, Guid instanceId, object? session, Func<WorkflowInstance, Change> prepare, CancellationToken cancel)
    {
        session ??= await _bursts.LoadAsync(tx, instanceId, cancel);
        if (await InstanceStore.LockAsync(tx, instanceId, skipLocked: false, cancel) is not { } stored)
            return Refuse("alteration.unknown-instance", "流程实例不存在。");
        if (stored.Header.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled)
            return Refuse("alteration.finished", "流程实例已经结束。");
        var instance = await _bursts.ReadAsync(tx, stored, cancel);
        var change = prepare(instance);
        if (change.Refusal is not null)
            return change.Refusal;
        return new AlterationOutcome.Done(await _bursts.RunAsync(tx, stored, change.Instance ?? instance, session, change.Stimulus, (i, burst) => StimulusAction.Apply(change.Stimulus, i, burst), cancel));
    }

    private sealed record Change(JournalStimulus Stimulus, AlterationOutcome.Refused? Refusal)
    {
        public WorkflowInstance? Instance { get; init; }
    }
}
