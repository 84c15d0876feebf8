using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Approval.Workflows.Http;
using Approval.Workflows.Jobs;
using Approval.Workflows.Storage;
using Approval.Workflows.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Approval.Workflows.Tests;

/// <summary>The real engine on a real database, its workers driven by the test.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public EngineHost(TestDatabase database, IBurstParticipant? participant = null, OutgoingHttp? outgoing = null)
    {
        Database = database;
        var services = new ServiceCollection();
        services.AddSingleton(database.Database);
        services.AddSingleton<TimeProvider>(database.Time);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<Activity, WaitActivity>();
        services.AddSingleton<Activity, WorkActivity>();
        services.AddSingleton<Activity>(Fragile);
        services.AddSingleton<IJobHandler>(Work);
        if (participant is not null)
            services.AddSingleton(participant);
        if (outgoing is not null)
            services.AddSingleton(outgoing);
        _services = services.AddWorkflows().BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public FragileActivity Fragile { get; } = new();

    public TestWork Work { get; } = new();

    public WorkflowEngine Engine => _services.GetRequiredService<WorkflowEngine>();

    public WorkflowDefinitions Definitions => _services.GetRequiredService<WorkflowDefinitions>();

    public WorkflowHttp Http => _services.GetRequiredService<WorkflowHttp>();

    public WorkflowJournal Journal => _services.GetRequiredService<WorkflowJournal>();

    public WorkflowReplay Replay => _services.GetRequiredService<WorkflowReplay>();

    public WorkflowAlterations Alterations => _services.GetRequiredService<WorkflowAlterations>();

    public DeadJobs DeadJobs => _services.GetRequiredService<DeadJobs>();

    public Task<int> RunJobsAsync() => _services.GetRequiredService<JobWorker>().RunReadyAsync(CancellationToken.None);

    public Task<int> RunTimersAsync() => _services.GetRequiredService<TimerWorker>().RunDueAsync(CancellationToken.None);

    public Task<int> StartDueAsync() => _services.GetRequiredService<TimerWorker>().StartDueAsync(CancellationToken.None);

    public async Task<T> InTransactionAsync<T>(Func<StoreTransaction, Task<T>> work, bool commit = true)
    {
        await using var tx = await Database.Database.BeginAsync();
        var result = await work(tx);
        if (commit)
            await tx.CommitAsync();
        return result;
    }

    /// <summary>Stores a definition and starts an instance of it.</summary>
    public async Task<BurstResult> StartAsync(string definition, params (string Name, JsonNode? Value)[] input) => await InTransactionAsync(async tx =>
    {
        var snapshot = await Definitions.SnapshotAsync(tx, definition, CancellationToken.None);
        var request = new StartRequest(Guid.CreateVersion7(Database.Time.GetUtcNow())) { SnapshotId = snapshot, Input = input.ToDictionary(i => i.Name, i => i.Value) };
        return await Engine.StartAsync(tx, request, CancellationToken.None);
    });

    public Task<ResumeOutcome> ResumeAsync(Guid instance, Guid bookmark, JsonNode? input = null, bool commit = true) =>
        InTransactionAsync(tx => Engine.ResumeAsync(tx, new ResumeRequest(instance, bookmark) { Input = input }, CancellationToken.None), commit);

    public async Task<long> CountAsync(string table, Guid instance) =>
        (await Database.Database.QueryAsync($"SELECT count(*) FROM {table} WHERE instance_id = $1", r => r.GetInt64(0), CancellationToken.None, instance))[0];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Work whose failures the test chooses.</summary>
    internal sealed class TestWork : IJobHandler
    {
        public ConcurrentQueue<Job> Seen { get; } = [];

        public Func<Job, JsonNode?> Answer { get; set; } = _ => "done";

        public string Kind => "test.work";

        public int MaxAttempts => 3;

        public Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
        {
            Seen.Enqueue(job);
            return Task.FromResult(Answer(job));
        }
    }
}
