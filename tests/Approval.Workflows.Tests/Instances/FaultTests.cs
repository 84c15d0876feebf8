using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Instances;

public sealed class FaultTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string s_fragile = Flow.Chart("a>f a>w f>end w>w2", Flow.Line("a", "a"), Flow.Activity("f", "Test.Fragile"), Flow.Wait("w"), Flow.Line("w2", "w2"), Flow.Line("end", "end"));

    [Fact]
    public async Task Fault_StopsTheInstance_AndRetryRunsTheRestOnce()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(s_fragile, ("broken", true));
        started.SubStatus.ShouldBe(InstanceSubStatus.Faulted);
        var incident = started.Incidents.ShouldHaveSingleItem();
        (incident.ActivityId, incident.Message).ShouldBe(("f", "broken"));
        host.Fragile.Mended = true;
        var retried = await host.InTransactionAsync(tx => host.Engine.RetryAsync(tx, started.InstanceId, null, default));
        var burst = retried.ShouldBeOfType<ResumeOutcome.Resumed>().Burst;
        burst.Runs.Where(r => r.Status == ActivityStatus.Completed).Select(r => r.ActivityId).ShouldBe(["f", "end"]);
        burst.SubStatus.ShouldBe(InstanceSubStatus.Suspended);
        (await host.ResumeAsync(started.InstanceId, burst.Created.Single().Id)).ShouldBeOfType<ResumeOutcome.Resumed>().Burst.Status.ShouldBe(InstanceStatus.Finished);
        var instance = await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, started.InstanceId, default));
        instance!.Incidents.ShouldHaveSingleItem().ResolvedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Skip_CompletesTheFaultedActivityWithAnOutcome()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(s_fragile, ("broken", true));
        var skipped = await host.InTransactionAsync(tx => host.Engine.SkipAsync(tx, started.InstanceId, started.Incidents[0].ActivityInstanceId, [], null, default));
        skipped.ShouldBeOfType<ResumeOutcome.Resumed>().Burst.Runs.ShouldContain(r => r.ActivityId == "end" && r.Status == ActivityStatus.Completed);
    }

    [Fact]
    public async Task Resume_OfAFaultedInstance_IsRefused()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Flow.Chart("a>w a>f", Flow.Line("a", "a"), Flow.Wait("w"), Flow.Activity("f", "Test.Fragile")), ("broken", true));
        var outcome = await host.ResumeAsync(started.InstanceId, started.Created.Single().Id);
        outcome.ShouldBe(new ResumeOutcome.InstanceFinished(InstanceSubStatus.Faulted));
    }

    [Fact]
    public void LoopWithoutEnd_IsStoppedAndNamed()
    {
        var run = new BareRun(Flow.Chart("a>b b>a", Flow.Line("a", "a"), Flow.Line("b", "b")), new BurstLimits(500));
        run.Instance.SubStatus.ShouldBe(InstanceSubStatus.Faulted);
        run.Instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("burst.too-long");
    }

    [Fact]
    public void TenThousandActivitiesInARow_RunAndSettleTheirDeadBranches()
    {
        var ids = Enumerable.Range(0, 10_000).Select(i => $"n{i}").ToArray();
        var links = string.Join(' ', ids.Zip(ids.Skip(1), (a, b) => $"{a}>{b}")) + " n0.Never>m " + "m>n9999";
        var run = new BareRun(Flow.Chart(links, [.. ids.Select(i => Flow.Activity(i, "Elsa.Start")), Flow.Line("m", "m")]));
        run.Instance.SubStatus.ShouldBe(InstanceSubStatus.Finished);
        run.Burst.Record.Runs.Count(r => r.Status == ActivityStatus.Completed).ShouldBe(10_001);
    }
}
