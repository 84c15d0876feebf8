using System.Diagnostics;
using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Instances;

/// <summary>Definitions nobody should write: each ends in an error or a bound with its place, and a good instance beside it goes on.</summary>
public sealed class BadInputTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string, string, string> Refused() => new()
    {
        { "dangling", Flow.Chart("a>b a>nowhere", Flow.Line("a", "a"), Flow.Line("b", "b")), "flow.dangling-connection" },
        { "duplicate", Flow.Chart("a>b", Flow.Line("a", "a"), Flow.Line("b", "b"), Flow.Line("a", "again")), "activity.duplicate-id" },
        { "no-type", Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.NoSuchThing"))), "activity.unknown-type" },
        { "python", Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.WriteLine", ("text", Flow.Expression("Python", "1"))))), "expression.unsupported" },
        { "syntax", Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "1 +\n  )"))))), "expression.syntax" },
        { "megabyte", Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", new string('(', 1_000_000)))))), "expression.syntax" },
    };

    public static TheoryData<string, string, string> Stopped() => new()
    {
        { "flow loop", Flow.Chart("a>b b>a", Flow.Line("a", "a"), Flow.Line("b", "b")), "burst.too-long" },
        { "while true", Flow.Definition(Flow.Activity("w", "Elsa.While", ("condition", Flow.Literal(true, "Boolean")), ("body", Flow.Activity("body", "Elsa.Start")))), "burst.too-long" },
        { "script loop", Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "for(;;){}"))))), "expression.failed" },
        { "script memory", Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "let s='x'; for(;;) s+=s; s"))))), "expression.failed" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task BadDefinition_IsRefusedAtPublish_WithItsPlace(string name, string definition, string code)
    {
        await using var host = new EngineHost(database);
        var json = (JsonObject)JsonNode.Parse(definition)!;
        json["definitionId"] = name;
        json.Remove("id");
        var result = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, json.ToJsonString(), publish: true, default));
        result.Refusal.ShouldBe("definition.invalid");
        var problem = result.Problems.First(p => p.Code == code);
        problem.ActivityId.ShouldNotBeNullOrEmpty();
        await GoodInstanceRunsAsync(host);
    }

    [Theory]
    [MemberData(nameof(Stopped))]
    public async Task WorkWithoutEnd_IsAnIncidentThatNamesTheActivity(string name, string definition, string code)
    {
        await using var host = new EngineHost(database);
        var burst = await host.StartAsync(definition);
        burst.SubStatus.ShouldBe(InstanceSubStatus.Faulted, name);
        var incident = burst.Incidents.ShouldHaveSingleItem();
        incident.Code.ShouldBe(code);
        incident.ActivityId.ShouldBeOneOf("a", "b", "w", "body");
        await GoodInstanceRunsAsync(host);
    }

    [Fact]
    public async Task MegabyteExpression_ThatIsValid_RunsOrIsBounded()
    {
        await using var host = new EngineHost(database);
        var long1 = await host.StartAsync(Flow.Definition(Flow.Sequence(Flow.Activity("a", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "'" + new string('x', 1_000_000) + "'.length"))))));
        long1.Status.ShouldBe(InstanceStatus.Finished);
        await GoodInstanceRunsAsync(host);
    }

    [Fact]
    public async Task TenThousandActivities_ArePublishedInBoundedTime()
    {
        await using var host = new EngineHost(database);
        var ids = Enumerable.Range(0, 10_000).Select(i => $"n{i}").ToArray();
        var links = string.Join(' ', ids.Zip(ids.Skip(1), (a, b) => $"{a}>{b}"));
        var watch = Stopwatch.StartNew();
        var json = (JsonObject)JsonNode.Parse(Flow.Chart(links, [.. ids.Select(i => Flow.Activity(i, "Elsa.Start"))]))!;
        json["definitionId"] = "huge";
        json.Remove("id");
        var result = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, json.ToJsonString(), publish: true, default));
        (result.Refusal is null || result.Problems.Any(p => p.Severity == ProblemSeverity.Error)).ShouldBeTrue();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        await GoodInstanceRunsAsync(host);
    }

    [Fact]
    public async Task ThousandBlockingBodies_AreEachResumedOnce()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Flow.Definition(Flow.Activity("all", "Elsa.ParallelForEach", ("items", Flow.Expression("JavaScript", "Array.from({length: 1000}, (_, i) => i)")), ("body", Flow.Wait("w")))));
        started.Created.Count.ShouldBe(1000);
        foreach (var bookmark in started.Created.Take(5))
            (await host.ResumeAsync(started.InstanceId, bookmark.Id)).ShouldBeOfType<ResumeOutcome.Resumed>().Burst.Status.ShouldBe(InstanceStatus.Running);
        (await host.ResumeAsync(started.InstanceId, started.Created[0].Id)).ShouldBeOfType<ResumeOutcome.BookmarkGone>();
    }

    private static async Task GoodInstanceRunsAsync(EngineHost host) =>
        (await host.StartAsync(Flow.Definition(Flow.Sequence(Flow.Line("good", "good"))))).Status.ShouldBe(InstanceStatus.Finished);
}
