using System.Text.Json.Nodes;
using Approval.Workflows.Instances;
using Approval.Workflows.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Approval.Workflows.Jobs;

/// <summary>Does jobs after their commit, at least once; any number of hosts may run one.</summary>
internal sealed class JobWorker(
    Database database,
    WorkflowEngine engine,
    WorkSignal signal,
    IEnumerable<IJobHandler> handlers,
    WorkflowOptions options,
    TimeProvider time,
    ILogger<JobWorker> log) : BackgroundService
{
    private readonly Dictionary<string, IJobHandler> _handlers = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);

    /// <summary>Does every job that is ready now.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunReadyAsync(CancellationToken cancel)
    {
        var tried = 0;
        while (true)
        {
            var jobs = await JobStore.ClaimAsync(database, _handlers.Values, options.JobBatch, time.GetUtcNow(), cancel);
            await System.Threading.Tasks.Parallel.ForEachAsync(jobs, new ParallelOptions { MaxDegreeOfParallelism = options.JobConcurrency, CancellationToken = cancel }, RunAsync);
            tried += jobs.Count;
            if (jobs.Count < options.JobBatch)
                return tried;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunReadyAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The store may be away for a while; the queue is still there when it comes back.
                log.LogWarning(e, "Jobs could not be taken; trying again.");
            }
            await signal.Jobs.WaitAsync(options.Poll, stoppingToken);
        }
    }

    private async ValueTask RunAsync(ClaimedJob claimed, CancellationToken cancel)
    {
        var (job, handler) = (claimed.Job, _handlers[claimed.Job.Kind]);
        try
        {
            var result = await handler.RunAsync(job, cancel);
            await FinishAsync(claimed, result, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            DateTimeOffset? again = job.Attempt >= handler.MaxAttempts ? null : time.GetUtcNow() + Backoff(job.Attempt);
            log.LogWarning(e, "Job {Id} of kind {Kind} failed at attempt {Attempt}.", job.Id, job.Kind, job.Attempt);
            await JobStore.FailAsync(database, job, e.Message, again, cancel);
        }
    }

    /// <summary>The result resumes the bookmark and removes the job in one transaction; a bookmark that is gone wants no result.</summary>
    private async Task FinishAsync(ClaimedJob claimed, JsonNode? result, CancellationToken cancel)
    {
        await using var tx = await database.BeginAsync(cancel);
        if (claimed.BookmarkId is { } bookmark && !ReferenceEquals(result, JobAnswer.Silent))
            await engine.ResumeAsync(tx, new ResumeRequest(claimed.Job.InstanceId, bookmark) { Input = result }, cancel);
        JobStore.Done(tx, claimed.Job);
        await tx.CommitAsync(cancel);
    }

    /// <summary>2, 4, 8 … seconds, at most an hour.</summary>
    private static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempt)));
}
