using System.Diagnostics;
using System.Text.Json.Nodes;
using Approval.Workflows;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Instances;

namespace Approval.Benchmarks.Engine;

/// <summary>
/// The engine without a store, warm: a burst of 100 activities (to reach: 100 µs), reading a definition of 200 (2 ms),
/// and the state document of a joint review with six open tasks.
/// </summary>
public static class EngineBenchmark
{
    private const int Rounds = 2_000;

    private static readonly ActivityCatalog s_catalog = new([.. BuiltInActivities.All]);
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Prints one line a measurement.</summary>
    /// <param name="output">Where to print.</param>
    public static void Run(TextWriter output)
    {
        var compiler = new WorkflowCompiler(s_catalog, FlowchartMode.TokenBased);
        var hundred = compiler.Compile(WorkflowDocument.Parse(Chain(100)), "hundred").Workflow;
        Print(output, "burst of 100 activities", () => Start(hundred));
        var text = Chain(200);
        Print(output, "read and compile 200 activities", () => compiler.Compile(WorkflowDocument.Parse(text), "two hundred"));
        var review = compiler.Compile(WorkflowDocument.Parse(Review()), "review").Workflow;
        var waiting = Start(review);
        Print(output, "write the state of six open tasks", () => StateWriter.Write(waiting));
        var state = StateWriter.Write(waiting);
        Print(output, "read the state of six open tasks", () => StateReader.Read(state, new WorkflowInstance(waiting.Id, review)));
        output.WriteLine($"state of six open tasks: {state.Length} bytes");
    }

    private static WorkflowInstance Start(CompiledWorkflow workflow)
    {
        var instance = new WorkflowInstance(Guid.CreateVersion7(s_now), workflow);
        new Burst(instance, s_now, session: null, BurstLimits.Standard).Start();
        return instance;
    }

    private static void Print(TextWriter output, string what, Action action)
    {
        // By time, not by rounds: the compiler's second tier comes some seconds after the first calls, and a host runs for months.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
            action();
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }
        Array.Sort(times);
        output.WriteLine($"{what}: median {times[Rounds / 2]:0.0} µs, p95 {times[Rounds * 95 / 100]:0.0} µs");
    }

    private static string Chain(int length) => Definition(
        Enumerable.Range(0, length).Select(i => Activity($"activity{i:D4}", "Elsa.WriteLine", "text", "line")),
        Enumerable.Range(1, length - 1).Select(i => ($"activity{i - 1:D4}", $"activity{i:D4}")));

    private static string Review()
    {
        var tasks = Enumerable.Range(1, 6).Select(i => $"task{i}").ToArray();
        return Definition(
            [Activity("start", "Elsa.Start"), .. tasks.Select(t => Activity(t, "Elsa.RunTask", "taskName", t)), Activity("join", "Elsa.FlowJoin", "mode", "WaitAll")],
            tasks.SelectMany(t => new[] { ("start", t), (t, "join") }));
    }

    private static JsonObject Activity(string id, string type, string? input = null, string? value = null)
    {
        var activity = new JsonObject { ["id"] = id, ["nodeId"] = $"Workflow1:chart:{id}", ["name"] = id, ["type"] = type, ["version"] = 1, ["customProperties"] = new JsonObject { ["canStartWorkflow"] = false }, ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 120.5, ["y"] = 40 } } } };
        if (input is not null)
            activity[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        return activity;
    }

    private static string Definition(IEnumerable<JsonObject> activities, IEnumerable<(string From, string To)> connections) => new JsonObject
    {
        ["definitionId"] = "benchmark",
        ["root"] = new JsonObject
        {
            ["id"] = "chart",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections.Select(c => (JsonNode)new JsonObject { ["source"] = new JsonObject { ["activity"] = c.From, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = c.To, ["port"] = "In" } })]),
        },
    }.ToJsonString();
}
