using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Composition;

/// <summary>A database a test: every test runs all jobs that are ready.</summary>
public sealed class ChildWorkflowTests
{
    [Theory]
    [InlineData("Elsa.DispatchWorkflow", true, "42")]
    [InlineData("Elsa.DispatchWorkflow", false, null)]
    [InlineData("Elsa.ExecuteWorkflow", false, """{"answer":42}""")]
    [InlineData("Elsa.ExecuteWorkflow", true, """{"answer":42}""")]
    public async Task Child_RunsInItsOwnInstance_AndItsOutputComesBack(string type, bool waits, string? expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await PublishAsync(host, "child", Flow.Activity("o", "Elsa.SetOutput", ("outputName", Flow.Literal("answer")), ("outputValue", Flow.Expression("JavaScript", "getInput('Number')"))));
        var started = await host.StartAsync(Parent(type, ("input", Flow.Expression("Object", """{"Number":42}""")), ("correlationId", Flow.Literal("case-9")), ("waitForCompletion", Flow.Literal(waits, "Boolean"))));
        await RunAllAsync(host);
        var parent = await FindAsync(host, started.InstanceId);
        parent.SubStatus.ShouldBe(InstanceSubStatus.Finished);
        var child = await FindAsync(host, await ChildAsync(host, started.InstanceId));
        (child.CorrelationId, child.Input["ParentInstanceId"]!.GetValue<string>()).ShouldBe(("case-9", started.InstanceId.ToString()));
        var result = parent.Output.GetValueOrDefault("got");
        if (type == "Elsa.ExecuteWorkflow")
            result!["output"]!.ToJsonString().ShouldBe(expected);
        else
            result?["answer"]!.ToJsonString().ShouldBe(expected);
    }

    [Fact]
    public async Task Parent_WaitsUntilTheChildEnds_AlsoWhenTheEndIsReportedTwice()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await PublishAsync(host, "child", Flow.Wait("w"));
        var started = await host.StartAsync(Parent("Elsa.DispatchWorkflow", ("waitForCompletion", Flow.Literal(true, "Boolean"))));
        await RunAllAsync(host);
        var child = await ChildAsync(host, started.InstanceId);
        (await FindAsync(host, started.InstanceId)).Status.ShouldBe(InstanceStatus.Running);
        var bookmark = (await FindAsync(host, child)).Root!.Children!.Single().Bookmarks.Single().Id;
        await host.ResumeAsync(child, bookmark);
        await database.Database.ExecuteAsync("INSERT INTO job (instance_id, id, kind, payload, due, created_at) SELECT instance_id, $1, kind, payload, due, created_at FROM job", default, Guid.CreateVersion7());
        (await host.RunJobsAsync()).ShouldBe(2);
        (await FindAsync(host, started.InstanceId)).Status.ShouldBe(InstanceStatus.Finished);
        (await host.CountAsync("workflow_journal", started.InstanceId)).ShouldBe(2);
    }

    [Fact]
    public async Task UnknownWorkflow_FaultsTheActivity()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Parent("Elsa.DispatchWorkflow"));
        await RunAllAsync(host);
        (await FindAsync(host, started.InstanceId)).Incidents.ShouldHaveSingleItem().Code.ShouldBe("workflow.not-started");
    }

    [Fact]
    public async Task Cancel_OfTheParent_CancelsTheChildren()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await PublishAsync(host, "child", Flow.Wait("w"));
        var started = await host.StartAsync(Parent("Elsa.DispatchWorkflow", ("waitForCompletion", Flow.Literal(true, "Boolean"))));
        await RunAllAsync(host);
        await host.InTransactionAsync(tx => host.Engine.CancelAsync(tx, started.InstanceId, null, default));
        await RunAllAsync(host);
        (await FindAsync(host, await ChildAsync(host, started.InstanceId))).SubStatus.ShouldBe(InstanceSubStatus.Cancelled);
    }

    [Fact]
    public async Task TwoBulkDispatches_CountTheirOwnChildren_AndTheirPortsRun()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await PublishAsync(host, "child", Flow.Activity("f", "Test.Fragile"));
        var bulk = Bulk("b1", """["Apple","Banana","Cherry"]""");
        var broken = Bulk("b2", """[{"broken":1},{"broken":1},{"broken":1}]""");
        var started = await host.StartAsync(Flow.Chart("s>b1 s>b2 b1.Completed>e1 b2.Completed>e2", Flow.Activity("s", "Elsa.Start"), bulk, broken, Flow.Line("e1", "e1"), Flow.Line("e2", "e2")));
        await RunAllAsync(host);
        var lines = await LinesAsync(host, started.InstanceId);
        lines.Count(l => l.StartsWith("ok ", StringComparison.Ordinal)).ShouldBe(3);
        lines.Count(l => l.StartsWith("bad Faulted ", StringComparison.Ordinal)).ShouldBe(3);
        lines.ShouldBeUnique();
        lines.ShouldContain("e1");
        lines.ShouldContain("e2");
        (await FindAsync(host, started.InstanceId)).Status.ShouldBe(InstanceStatus.Finished);
        var inputs = await database.Database.QueryAsync("SELECT instance_id, correlation_id FROM workflow_instance WHERE parent_instance_id = $1", r => (Id: r.GetGuid(0), Correlation: r.IsDBNull(1) ? null : r.GetString(1)), default, started.InstanceId);
        inputs.Select(i => i.Correlation).Where(c => c!.Length < 10).Order().ShouldBe(["c-Apple", "c-Banana", "c-Cherry"], ignoreOrder: true);
    }

    private static JsonObject Bulk(string id, string items) => Flow.Activity(
        id,
        "Elsa.BulkDispatchWorkflows",
        ("workflowDefinitionId", Flow.Literal("child")),
        ("items", Flow.Expression("Object", items)),
        ("correlationIdFunction", Flow.Expression("JavaScript", "'c-' + (typeof variables.Item === 'string' ? variables.Item : JSON.stringify(variables.Item))")),
        ("childCompleted", Flow.Activity(id + "ok", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "'ok ' + variables.ChildInstanceId")))),
        ("childFaulted", Flow.Activity(id + "bad", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "'bad ' + getInput('WorkflowSubStatus') + ' ' + getInput('WorkflowInstanceId')")))));

    private static string Parent(string type, params (string, JsonNode?)[] inputs) => Flow.Definition(
        Flow.Sequence(Flow.Activity("d", type, [("workflowDefinitionId", Flow.Literal("child")), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "got" } }), .. inputs])), "parent");

    private static async Task PublishAsync(EngineHost host, string id, params JsonObject[] activities)
    {
        var result = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, Flow.Definition(Flow.Sequence(activities), id), publish: true, default));
        result.Refusal.ShouldBeNull();
    }

    private static async Task<Guid> ChildAsync(EngineHost host, Guid parent) =>
        (await host.Database.Database.QueryAsync("SELECT instance_id FROM workflow_instance WHERE parent_instance_id = $1", r => r.GetGuid(0), default, parent)).Single();

    private static async Task<WorkflowInstance> FindAsync(EngineHost host, Guid id) => (await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, id, default)))!;

    private static async Task RunAllAsync(EngineHost host)
    {
        while (await host.RunJobsAsync() > 0)
            (await host.Database.Database.QueryAsync("SELECT last_error FROM job WHERE last_error IS NOT NULL", r => r.GetString(0), default)).ShouldBeEmpty();
    }

    private static async Task<List<string>> LinesAsync(EngineHost host, Guid instance) =>
        [.. (await host.Database.Database.QueryAsync("SELECT entry FROM workflow_journal WHERE instance_id = $1 ORDER BY number", r => r.GetString(0), default, instance))
            .SelectMany(e => JsonNode.Parse(e)!["logs"]?.AsArray() ?? []).Select(l => l![2]!.GetValue<string>())];
}
