using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Journal;

public sealed class ReplayTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string s_varied = Flow.Chart(
        "s>w1 s>w2 w1>j w2>j j>script script>f f>end",
        Flow.Activity("s", "Elsa.Start"),
        Flow.Wait("w1"),
        Flow.Wait("w2"),
        Flow.Activity("j", "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAll"))),
        Flow.Activity("script", "Elsa.RunJavaScript", ("script", Flow.Literal("setVariable('Drawn', Math.random() + newGuid() + new Date().toISOString()); return getVariable('Drawn')"))),
        Flow.Activity("f", "Test.Fragile"),
        Flow.Line("end", "end"));

    [Fact]
    public async Task Replay_OfResumesFaultAndRetry_ComesOutTheSame()
    {
        await using var host = new EngineHost(database);
        var started = await RunAsync(host);
        var replayed = await host.Replay.RunAsync(started.InstanceId, default);
        replayed!.Differences.ShouldBeEmpty();
        replayed.Bursts.ShouldBe(4);
    }

    [Fact]
    public async Task Replay_OfATamperedJournal_NamesTheBurst()
    {
        await using var host = new EngineHost(database);
        var started = await RunAsync(host);
        await database.Database.ExecuteAsync("UPDATE workflow_journal SET entry = replace(entry, '\"w1\"', '\"w3\"') WHERE instance_id = $1 AND number = 3", default, started.InstanceId);
        (await host.Replay.RunAsync(started.InstanceId, default))!.Differences.ShouldHaveSingleItem().ShouldStartWith("Burst 3, run ");
    }

    [Fact]
    public async Task Replay_OfAChangedState_SaysSo_AndAnUnknownInstanceIsNone()
    {
        await using var host = new EngineHost(database);
        var started = await RunAsync(host);
        await database.Database.ExecuteAsync("UPDATE workflow_instance SET sub_status = 4 WHERE instance_id = $1", default, started.InstanceId);
        (await host.Replay.RunAsync(started.InstanceId, default))!.Differences.ShouldHaveSingleItem().ShouldContain("Cancelled");
        (await host.Replay.RunAsync(Guid.CreateVersion7(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Journal_KeepsInputsOutcomesAndDurations()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(Flow.Definition(Flow.Sequence(
            Flow.Activity("long", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "'x'.repeat(5000)"))),
            Flow.Activity("choice", "Elsa.FlowDecision", ("condition", Flow.Expression("JavaScript", "getInput('Amount') > 100"))))), ("Amount", 250));
        var entry = (await host.Journal.ListAsync(started.InstanceId, default)).ShouldHaveSingleItem();
        (entry.By, entry.Number, entry.At).ShouldBe(("start", 1, database.Time.GetUtcNow()));
        var choice = entry.Runs.Single(r => r.Key == "choice");
        choice.Outcomes.ShouldBe(["True"]);
        choice.Inputs!["condition"]!.GetValue<bool>().ShouldBeTrue();
        entry.Runs.Single(r => r.Key == "long").Inputs!["text"]!.GetValue<string>().Length.ShouldBe(501);
        entry.Runs.ShouldAllBe(r => r.Duration == TimeSpan.Zero, "the clock of the test stands");
    }

    [Fact]
    public void Duration_IsMeasuredByTheClockGiven()
    {
        var run = new BareRun(Flow.Definition(Flow.Sequence(Flow.Activity("f", "Test.Fragile"))));
        var time = new FakeTime();
        var slow = new Burst(new WorkflowInstance(Guid.CreateVersion7(), run.Instance.Definition), BareRun.Now, session: null, BurstLimits.Standard) { Clock = new StepClock(time) };
        slow.Start();
        slow.Record.Runs.Select(r => r.Duration).ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)]);
    }

    private async Task<BurstResult> RunAsync(EngineHost host)
    {
        var started = await host.StartAsync(s_varied, ("broken", true));
        await host.ResumeAsync(started.InstanceId, started.Created[1].Id, new JsonObject { ["note"] = "second" });
        database.Time.Advance(TimeSpan.FromMinutes(7));
        await host.ResumeAsync(started.InstanceId, started.Created[0].Id);
        host.Fragile.Mended = true;
        var retried = await host.InTransactionAsync(tx => host.Engine.RetryAsync(tx, started.InstanceId, null, default));
        retried.ShouldBeOfType<ResumeOutcome.Resumed>().Burst.Status.ShouldBe(InstanceStatus.Finished);
        return started;
    }

    /// <summary>A second passes at every look.</summary>
    private sealed class StepClock(FakeTime time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp()
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return time.GetTimestamp();
        }
    }
}
