using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Http;
using Approval.Workflows.Instances;
using Approval.Workflows.Journal;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>
/// Runs an instance again from its journal, on the bare engine and without writing anything, and compares what runs,
/// its outcomes, the faults, and the state at the end. Activities of other rooms are not called: they need business
/// state, so what they did is taken from the journal.
/// </summary>
public sealed class WorkflowReplay
{
    private readonly Database _database;
    private readonly SnapshotStore _snapshots;
    private readonly BurstLimits _limits;

    internal WorkflowReplay(Database database, SnapshotStore snapshots, WorkflowOptions options) => (_database, _snapshots, _limits) = (database, snapshots, new BurstLimits(options.StepsPerBurst));

    /// <summary>Replays one instance; null when there is none.</summary>
    public async Task<ReplayResult?> RunAsync(Guid instanceId, CancellationToken cancel)
    {
        await using var tx = await _database.BeginAsync(cancel);
        // Locked, so that the journal read next is that of this state.
        if (await InstanceStore.LockAsync(tx, instanceId, skipLocked: false, cancel) is not { } stored)
            return null;
        var journal = await new WorkflowJournal(_database).ListAsync(instanceId, cancel);
        var end = await _snapshots.GetAsync(tx, stored.Header.SnapshotId, cancel);
        var first = journal.Find(e => e.By == "migrate")?.Input?["from"] is { } from ? await _snapshots.GetAsync(tx, (string)from!, cancel) : end;
        var known = Read(stored.State, new WorkflowInstance(instanceId, end));
        var differences = new List<string>();
        var instance = new WorkflowInstance(instanceId, first) { Properties = Given(known) };
        foreach (var (name, value) in known.Inputs)
            instance.Inputs[name] = value;
        foreach (var entry in journal)
        {
            instance = entry.By == "start" ? instance : await AgainAsync(tx, instance, entry, cancel);
            var burst = Run(instance, entry);
            differences.AddRange(Compare(entry, burst.Record));
            if (differences.Count > 0)
                return new ReplayResult(entry.Number, differences);
        }
        if (!StateWriter.Write(instance).AsSpan().SequenceEqual(stored.State))
            differences.Add("The state document at the end is another one.");
        if ((instance.Status, instance.SubStatus) != (stored.Header.Status, stored.Header.SubStatus))
            differences.Add($"The instance ends as {instance.SubStatus}; it had been {stored.Header.SubStatus}.");
        return new ReplayResult(journal.Count, differences);
    }

    /// <summary>What the start was given besides its inputs.</summary>
    private static JsonObject Given(WorkflowInstance known) =>
        new(known.Properties.Where(p => p.Key is "parent" or "activation").Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

    /// <summary>Between two bursts an instance is only what was written of it.</summary>
    private async Task<WorkflowInstance> AgainAsync(StoreTransaction tx, WorkflowInstance instance, JournalEntry entry, CancellationToken cancel)
    {
        var bytes = StateWriter.Write(instance);
        var workflow = entry.By == "migrate" ? await _snapshots.GetAsync(tx, entry.Target!, cancel) : instance.Definition;
        var again = new WorkflowInstance(instance.Id, workflow) { CorrelationId = instance.CorrelationId, Status = instance.Status, SubStatus = instance.SubStatus };
        Read(bytes, again);
        if (entry.By == "migrate")
            Instances.Migration.Carry(again, instance.Definition);
        return again;
    }

    private static WorkflowInstance Read(byte[] state, WorkflowInstance into)
    {
        StateReader.Read(state, into);
        return into;
    }

    private Burst Run(WorkflowInstance instance, JournalEntry entry)
    {
        var stimulus = new JournalStimulus(entry.By, entry.Target, entry.Input);
        if (entry.By == "start")
            instance.CorrelationId = entry.CorrelationId;
        var burst = new Burst(instance, entry.At, session: null, _limits)
        {
            StimulusInput = stimulus.Inputs,
            Trigger = entry.By == "start" && entry.Target is { } trigger ? instance.Definition.Nodes.GetValueOrDefault(trigger) : null,
            Http = entry.IsHttp ? new HttpExchange() : null,
            Script = new Queue<RecordedCall>(entry.Calls),
        };
        if (entry.By == "start")
            burst.Start();
        else
            StimulusAction.Apply(stimulus, instance, burst);
        BurstRunner.Children(instance, burst);
        return burst;
    }

    private static IEnumerable<string> Compare(JournalEntry entry, BurstRecord record)
    {
        var before = entry.Runs.Select(r => $"{r.Key} {r.Status} {string.Join('+', r.Outcomes)}".TrimEnd()).ToList();
        var now = record.Runs.Select(r => $"{r.Key} {r.Status} {string.Join('+', r.Outcomes)}".TrimEnd()).ToList();
        for (var i = 0; i < Math.Max(before.Count, now.Count); i++)
        {
            if (before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
            {
                yield return $"Burst {entry.Number}, run {i + 1}: '{before.ElementAtOrDefault(i) ?? "nothing"}' was '{now.ElementAtOrDefault(i) ?? "nothing"}' again.";
                break;
            }
        }
        var faults = record.Incidents.Select(i => new JournalLine(i.ActivityId, i.Code, i.Message));
        if (!entry.Incidents.SequenceEqual(faults))
            yield return $"Burst {entry.Number}: other faults.";
    }
}
