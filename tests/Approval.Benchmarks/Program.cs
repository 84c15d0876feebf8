using Approval.Benchmarks.Cases;
using Approval.Benchmarks.Documents;
using Approval.Benchmarks.Engine;
using Approval.Benchmarks.Forms;

// dotnet run -c Release --project tests/Approval.Benchmarks -- VERB
var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["start"] = () => StartBenchmark.RunAsync(Console.Out),
    ["case"] = () => CaseBenchmark.RunAsync(Console.Out),
    ["documents"] = () => Quick(() => LicenceBenchmark.Run(Console.Out)),
    ["forms"] = () => Quick(() => FormsBenchmark.Run(Console.Out)),
    ["engine"] = () => Quick(() => EngineBenchmark.Run(Console.Out)),
    ["join"] = () => ForkJoinBenchmark.RunAsync(Console.Out, 10_000),
    ["join-short"] = () => ForkJoinBenchmark.RunAsync(Console.Out, 500),
};
var wanted = args is ["all"] ? [.. benchmarks.Keys] : args;
if (wanted.Length == 0 || wanted.Any(verb => !benchmarks.ContainsKey(verb)))
{
    await Console.Error.WriteLineAsync($"Give one or more of: {string.Join(", ", benchmarks.Keys)}, or all.");
    return 2;
}
foreach (var verb in wanted)
{
    await Console.Out.WriteLineAsync($"== {verb}");
    await benchmarks[verb]();
}
return 0;

static Task Quick(Action run)
{
    run();
    return Task.CompletedTask;
}
