using System.Diagnostics;

namespace Approval.Host.Hosting;

/// <summary>Runs the start steps in order and says how each went; it is the first hosted service, so nothing listens or works before it.</summary>
internal sealed class StartSequence(IEnumerable<IHostStart> starts, StartState state, ILogger<StartSequence> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var step in starts.OrderBy(static s => s.Order))
        {
            state.Running = step.Name;
            var watch = Stopwatch.StartNew();
            var done = await step.RunAsync(cancellationToken);
            log.LogInformation("{Step,-12} {Seconds:0.00} s  {Done}", step.Name, watch.Elapsed.TotalSeconds, done);
        }

        state.Running = null;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How far the start has come.</summary>
internal sealed class StartState
{
    /// <summary>The step that runs now; null when all are done.</summary>
    public string? Running { get; set; } = "start";
}
