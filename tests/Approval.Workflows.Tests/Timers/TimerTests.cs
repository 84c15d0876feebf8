using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Timers;

public sealed class TimerTests
{
    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "00:10:00")]
    [InlineData("Elsa.Timer", "interval", "00:10:00")]
    [InlineData("Elsa.StartAt", "dateTime", "2026-03-02T01:10:00Z")]
    [InlineData("Elsa.Cron", "cronExpression", "0 10 * * * *")]
    [InlineData("Elsa.Cron", "cronExpression", "10 * * * 1")]
    public async Task Timer_FiresWhenItIsDueAndNotBefore(string type, string input, string value)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Flow.Definition(Flow.Sequence(Flow.Activity("t", type, (input, Flow.Literal(value))))));
        started.Created.ShouldHaveSingleItem().Due.ShouldBe(database.Time.GetUtcNow().AddMinutes(10));
        database.Time.Advance(TimeSpan.FromMinutes(9));
        (await host.RunTimersAsync()).ShouldBe(0);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        (await host.RunTimersAsync()).ShouldBe(1);
        (await host.RunTimersAsync()).ShouldBe(0);
        (await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, started.InstanceId, default)))!.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task TimersOfTwoHosts_FireEachInstanceOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = new EngineHost(database);
        await using var second = new EngineHost(database);
        var definition = Flow.Definition(Flow.Sequence(Flow.Activity("t", "Elsa.Delay", ("timeSpan", Flow.Literal("00:01:00")))));
        for (var i = 0; i < 60; i++)
            await first.StartAsync(definition);
        database.Time.Advance(TimeSpan.FromMinutes(2));
        var fired = await Task.WhenAll(Task.Run(first.RunTimersAsync), Task.Run(second.RunTimersAsync));
        (fired.Sum() + await first.RunTimersAsync()).ShouldBe(60);
    }

    [Fact]
    public async Task LosingTimer_IsRemovedWithItsRow()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Flow.Chart(
            "s>task s>timer task>j timer>j",
            Flow.Activity("s", "Elsa.Start"), Flow.Wait("task"), Flow.Activity("timer", "Elsa.Delay"), Flow.Activity("j", "Elsa.FlowJoin")));
        var outcome = await host.ResumeAsync(started.InstanceId, started.Created.Single(b => b.ActivityId == "task").Id);
        outcome.ShouldBeOfType<ResumeOutcome.Resumed>().Burst.Status.ShouldBe(InstanceStatus.Finished);
        (await host.CountAsync("workflow_bookmark", started.InstanceId)).ShouldBe(0);
    }
}
