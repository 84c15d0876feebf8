using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Stimuli;

public sealed class TriggerTests
{
    private static string Triggered(string type, params (string, JsonNode?)[] inputs)
    {
        var trigger = Flow.Activity("t", type, inputs);
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return Flow.Chart("t>w", trigger, Flow.Wait("w"));
    }

    [Fact]
    public async Task Event_StartsThePublishedDefinition_OnceForEachJob()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, Triggered("Elsa.Event", ("eventName", Flow.Literal("filed"))), publish: true, default));
        await host.StartAsync(Flow.Definition(Flow.Sequence(Flow.Activity("p", "Elsa.PublishEvent", ("eventName", Flow.Literal("filed")))), "publisher"));
        await host.RunJobsAsync();
        (await RunningAsync(database)).ShouldBe(1);
        var direct = await host.InTransactionAsync(tx => host.Engine.StimulateAsync(tx, "Elsa.Event", new JsonObject { ["EventName"] = "filed" }, "case-7", null, default));
        direct.ShouldHaveSingleItem().Status.ShouldBe(InstanceStatus.Running);
        (await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, direct[0].InstanceId, default)))!.CorrelationId.ShouldBe("case-7");
    }

    [Fact]
    public async Task Timer_StartsAnInstanceEachInterval_UntilRetracted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, Triggered("Elsa.Timer", ("interval", Flow.Literal("01:00:00"))), publish: true, default));
        (await host.StartDueAsync()).ShouldBe(0);
        for (var hour = 0; hour < 2; hour++)
        {
            database.Time.Advance(TimeSpan.FromHours(1));
            (await host.StartDueAsync()).ShouldBe(1);
        }
        await host.InTransactionAsync(tx => host.Definitions.RetractAsync(tx, "flow", default));
        database.Time.Advance(TimeSpan.FromHours(5));
        (await host.StartDueAsync()).ShouldBe(0);
        (await RunningAsync(database)).ShouldBe(2);
    }

    private static async Task<long> RunningAsync(TestDatabase database) =>
        (await database.Database.QueryAsync("SELECT count(*) FROM workflow_instance WHERE status = 0", r => r.GetInt64(0), default))[0];
}
