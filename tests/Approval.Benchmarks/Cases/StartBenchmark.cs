using System.Diagnostics;
using Approval.Testing;

namespace Approval.Benchmarks.Cases;

/// <summary>From the start of the process until it is ready: a fresh data directory once, then the same one again.</summary>
internal static class StartBenchmark
{
    private const int WarmStarts = 5;

    public static async Task RunAsync(TextWriter output)
    {
        using var data = TestDirectory.Create("bench");
        await output.WriteLineAsync($"cold start  {await OnceAsync(data.Path):0.00} s");
        for (var i = 0; i < WarmStarts; i++)
            await output.WriteLineAsync($"warm start  {await OnceAsync(data.Path):0.00} s   (goal ≤ 10 s)");
    }

    private static async Task<double> OnceAsync(string data)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await ProcessHost.StartAsync(data);
        return watch.Elapsed.TotalSeconds;
    }
}
