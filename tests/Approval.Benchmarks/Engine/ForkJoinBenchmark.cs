using System.Diagnostics;
using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Approval.Benchmarks.Engine;

/// <summary>
/// Instances of a six-way fork and join on a real store, all started first and then resumed one by one: the cost of a
/// resume must not grow with the instances that wait. Prints the median of each tenth.
/// </summary>
public static class ForkJoinBenchmark
{
    private const int Tenths = 10;

    /// <summary>Runs with as many instances as asked; 10 000 is the full measure, 500 the short one.</summary>
    /// <returns>The median of the last tenth over that of the second; the first one warms up.</returns>
    public static async Task<double> RunAsync(TextWriter output, int instances)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var services = new ServiceCollection()
            .AddSingleton(database.Database)
            .AddSingleton<TimeProvider>(database.Time)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddWorkflows()
            .BuildServiceProvider();
        var engine = services.GetRequiredService<WorkflowEngine>();
        var waiting = await StartAsync(database, services, engine, instances);
        var medians = new double[Tenths];
        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            var slice = waiting.Skip(waiting.Count / Tenths * tenth).Take(waiting.Count / Tenths).ToList();
            medians[tenth] = await ResumeAsync(database, engine, slice);
        }
        output.WriteLine($"{instances} instances of a six-way join, resume, median of each tenth: {string.Join(' ', medians.Select(m => $"{m:0.00}"))} ms");
        return medians[^1] / medians[1];
    }

    private static async Task<List<(Guid Instance, Guid Bookmark)>> StartAsync(TestDatabase database, ServiceProvider services, WorkflowEngine engine, int instances)
    {
        var definitions = services.GetRequiredService<WorkflowDefinitions>();
        var started = new List<BurstResult>();
        for (var i = 0; i < instances; i++)
        {
            await using var tx = await database.Database.BeginAsync();
            var snapshot = await definitions.SnapshotAsync(tx, Review(), default);
            started.Add(await engine.StartAsync(tx, new StartRequest(Guid.CreateVersion7(database.Time.GetUtcNow())) { SnapshotId = snapshot }, default));
            await tx.CommitAsync();
        }
        // Task by task over all instances, so that every instance waits until the end.
        return [.. Enumerable.Range(0, 6).SelectMany(task => started.Select(s => (s.InstanceId, s.Created[task].Id)))];
    }

    private static async Task<double> ResumeAsync(TestDatabase database, WorkflowEngine engine, List<(Guid Instance, Guid Bookmark)> waiting)
    {
        var times = new List<double>(waiting.Count);
        foreach (var (instance, bookmark) in waiting)
        {
            var began = Stopwatch.GetTimestamp();
            await using var tx = await database.Database.BeginAsync();
            await engine.ResumeAsync(tx, new ResumeRequest(instance, bookmark) { Input = new JsonObject { ["opinion"] = "agreed" } }, default);
            await tx.CommitAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    internal static string Review()
    {
        var tasks = Enumerable.Range(1, 6).Select(i => $"task{i}").ToArray();
        JsonObject Activity(string id, string type, string? input = null, string? value = null)
        {
            var activity = new JsonObject { ["id"] = id, ["type"] = type };
            if (input is not null)
                activity[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
            return activity;
        }
        var connections = tasks.SelectMany(t => new[] { ("start", t), (t, "join") });
        return new JsonObject
        {
            ["definitionId"] = "benchmark",
            ["root"] = new JsonObject
            {
                ["id"] = "chart",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray([Activity("start", "Elsa.Start"), .. tasks.Select(t => Activity(t, "Elsa.RunTask", "taskName", t)), Activity("join", "Elsa.FlowJoin", "mode", "WaitAll")]),
                ["connections"] = new JsonArray([.. connections.Select(c => (JsonNode)new JsonObject { ["source"] = new JsonObject { ["activity"] = c.Item1, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = c.Item2, ["port"] = "In" } })]),
            },
        }.ToJsonString();
    }
}
