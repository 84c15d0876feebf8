using Approval.Workflows.Instances;
using Approval.Workflows.Stimuli;
using Approval.Workflows.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Approval.Workflows.Timers;

/// <summary>Resumes bookmarks whose instant has come, each in a transaction of its own.</summary>
internal sealed class TimerWorker(
    Database database,
    WorkflowEngine engine,
    WorkflowDefinitions definitions,
    WorkSignal signal,
    WorkflowOptions options,
    TimeProvider time,
    ILogger<TimerWorker> log) : BackgroundService
{
    private const int Batch = 50;

    /// <summary>Resumes everything that is due now.</summary>
    /// <returns>How many bookmarks were resumed.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        var resumed = 0;
        while (true)
        {
            var due = await DueAsync(cancel);
            var before = resumed;
            foreach (var (instance, bookmark) in due)
                resumed += await FireAsync(instance, bookmark, cancel) ? 1 : 0;
            // Nothing moved: the rest is held by other hosts, which is as good as done.
            if (due.Count < Batch || resumed == before)
                return resumed;
        }
    }

    /// <summary>Starts an instance for every timer trigger whose instant has come; an occurrence that was slept through starts once.</summary>
    /// <returns>How many were started.</returns>
    public async Task<int> StartDueAsync(CancellationToken cancel)
    {
        for (var started = 0; ; started++)
        {
            await using var tx = await database.BeginAsync(cancel);
            if (await TriggerStarts.TakeDueAsync(tx, definitions, cancel) is not { } due)
                return started;
            await engine.TryStartAsync(tx, new StartRequest(Guid.CreateVersion7(tx.Now)) { DefinitionId = due.Definition, TriggerActivityId = due.Activity }, cancel);
            await tx.CommitAsync(cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stoppingToken);
                await StartDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Timers could not be looked at; trying again.");
            }
            await signal.Timers.WaitAsync(options.Poll, stoppingToken);
        }
    }

    /// <summary>Read without locks: a lock here and the instance's own lock would be taken in the opposite order of a burst.</summary>
    private Task<List<(Guid Instance, Guid Bookmark)>> DueAsync(CancellationToken cancel) => database.QueryAsync(
        "SELECT instance_id, bookmark_id FROM workflow_bookmark WHERE due <= $1 ORDER BY due, instance_id LIMIT $2",
        r => (r.GetGuid(0), r.GetGuid(1)), cancel, time.GetUtcNow(), Batch);

    private async Task<bool> FireAsync(Guid instance, Guid bookmark, CancellationToken cancel)
    {
        try
        {
            await using var tx = await database.BeginAsync(cancel);
            var outcome = await engine.ResumeAsync(tx, new ResumeRequest(instance, bookmark), skipLocked: true, cancel);
            await tx.CommitAsync(cancel);
            return outcome is ResumeOutcome.Resumed;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One instance that cannot be resumed must not hold up the others: it is looked at again in a minute.
            log.LogError(e, "Timer {Bookmark} of instance {Instance} failed.", bookmark, instance);
            await database.ExecuteAsync("UPDATE workflow_bookmark SET due = $3 WHERE instance_id = $1 AND bookmark_id = $2", cancel, instance, bookmark, time.GetUtcNow() + TimeSpan.FromMinutes(1));
            return false;
        }
    }
}
