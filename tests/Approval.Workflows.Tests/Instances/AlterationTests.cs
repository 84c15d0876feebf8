using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Instances;

public sealed class AlterationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Review = "s>a s>b s>c a>join b>join c>join join>end";

    [Fact]
    public async Task Migrate_RunsNothingFinishedAgain_AndWaitsGoOnInTheNewDocument()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Chart(Review, "old"));
        await host.ResumeAsync(started.InstanceId, started.Created[0].Id);
        // Other order of activities and connections, one branch less that nobody waits at any more.
        var migrated = await MigrateAsync(host, started.InstanceId, Chart("join>end c>join b>join a>join s>x x>c s>b s>a", "new", reverse: true));
        var burst = migrated.ShouldBeOfType<AlterationOutcome.Done>().Burst;
        burst.Runs.ShouldBeEmpty();
        await host.ResumeAsync(started.InstanceId, started.Created[1].Id);
        var end = (await host.ResumeAsync(started.InstanceId, started.Created[2].Id)).ShouldBeOfType<ResumeOutcome.Resumed>().Burst;
        end.Status.ShouldBe(InstanceStatus.Finished);
        var journal = await host.Journal.ListAsync(started.InstanceId, default);
        journal.SelectMany(e => e.Lines).Select(l => l.Text).ShouldBe(["new"]);
        journal.SelectMany(e => e.Runs).Where(r => r.Status == ActivityStatus.Completed).Select(r => r.Key).ShouldBeUnique();
        (await host.Replay.RunAsync(started.InstanceId, default))!.Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Migrate_IsRefused_WhenAnActiveActivityOrAWaitingBranchIsMissing_AndChangesNothing()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Chart(Review, "old"));
        await host.ResumeAsync(started.InstanceId, started.Created[0].Id);
        var without = Flow.Chart("s>a s>b b>join join>end", Flow.Activity("s", "Elsa.Start"), Flow.Wait("a"), Flow.Wait("b"), Flow.Activity("join", "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAll"))), Flow.Line("end", "end"));
        var refused = (await MigrateAsync(host, started.InstanceId, without)).ShouldBeOfType<AlterationOutcome.Refused>();
        refused.Code.ShouldBe("migration.impossible");
        refused.Reasons.ShouldContain(r => r.Contains("'c'", StringComparison.Ordinal));
        refused.Reasons.ShouldContain(r => r.Contains("a.Done → join", StringComparison.Ordinal));
        (await host.Journal.ListAsync(started.InstanceId, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Variable_Activity_CanBeChangedByHand_AndTheReplayFollows()
    {
        await using var host = new EngineHost(database);
        var json = (JsonObject)JsonNode.Parse(Flow.Chart("s>a s>b a>end", Flow.Activity("s", "Elsa.Start"), Flow.Wait("a"), Flow.Wait("b"), Flow.Activity("end", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "variables.Level + 1")))))!;
        json["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "Level", ["typeName"] = "Int32", ["value"] = "1", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" });
        var started = await host.StartAsync(json.ToJsonString());
        var id = started.InstanceId;
        (await AlterAsync(host, (a, tx) => a.ModifyVariableAsync(tx, id, "level", "41", null, default))).ShouldBeOfType<AlterationOutcome.Done>();
        (await AlterAsync(host, (a, tx) => a.ModifyVariableAsync(tx, id, "nothing", 1, null, default))).ShouldBeOfType<AlterationOutcome.Refused>().Code.ShouldBe("alteration.unknown-variable");
        (await AlterAsync(host, (a, tx) => a.CancelActivityAsync(tx, id, "b", null, default))).ShouldBeOfType<AlterationOutcome.Done>().Burst.Removed.Count.ShouldBe(1);
        (await AlterAsync(host, (a, tx) => a.CancelActivityAsync(tx, id, "b", null, default))).ShouldBeOfType<AlterationOutcome.Refused>();
        (await AlterAsync(host, (a, tx) => a.ScheduleActivityAsync(tx, id, "end", null, default))).ShouldBeOfType<AlterationOutcome.Done>();
        var again = (await AlterAsync(host, (a, tx) => a.ScheduleActivityAsync(tx, id, "a", null, default))).ShouldBeOfType<AlterationOutcome.Done>().Burst;
        (await host.ResumeAsync(id, started.Created[0].Id)).ShouldBeOfType<ResumeOutcome.BookmarkGone>();
        (await host.ResumeAsync(id, again.Created.Single().Id)).ShouldBeOfType<ResumeOutcome.Resumed>().Burst.Status.ShouldBe(InstanceStatus.Finished);
        (await host.Journal.ListAsync(id, default)).SelectMany(e => e.Lines).Select(l => l.Text).ShouldBe(["42", "42"]);
        (await host.Replay.RunAsync(id, default))!.Differences.ShouldBeEmpty();
        (await AlterAsync(host, (a, tx) => a.ScheduleActivityAsync(tx, id, "a", null, default))).ShouldBeOfType<AlterationOutcome.Refused>().Code.ShouldBe("alteration.finished");
    }

    private static Task<AlterationOutcome> MigrateAsync(EngineHost host, Guid instance, string definition) => AlterAsync(
        host, async (alterations, tx) => await alterations.MigrateAsync(tx, instance, await host.Definitions.SnapshotAsync(tx, definition, default), null, default));

    private static Task<AlterationOutcome> AlterAsync(EngineHost host, Func<WorkflowAlterations, Storage.StoreTransaction, Task<AlterationOutcome>> change) =>
        host.InTransactionAsync(tx => change(host.Alterations, tx));

    private static string Chart(string connections, string end, bool reverse = false)
    {
        JsonObject[] activities = [Flow.Activity("s", "Elsa.Start"), Flow.Wait("a"), Flow.Wait("b"), Flow.Wait("c"), Flow.Activity("join", "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAll"))), Flow.Line("end", end)];
        return Flow.Chart(connections, reverse ? [.. activities.Reverse(), Flow.Line("x", "x")] : activities);
    }
}
