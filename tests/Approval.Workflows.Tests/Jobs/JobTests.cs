using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Jobs;

/// <summary>A database a test: every test runs all jobs that are ready.</summary>
public sealed class JobTests
{
    private static readonly string s_work = Flow.Definition(Flow.Sequence(Flow.Activity("w", "Test.Work", ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "answer" } }))));

    [Fact]
    public async Task Result_ResumesTheBookmark_AndTheJobIsGone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(s_work);
        (await host.RunJobsAsync()).ShouldBe(1);
        var instance = await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, started.InstanceId, default));
        instance!.Status.ShouldBe(InstanceStatus.Finished);
        instance.Output["answer"]!.GetValue<string>().ShouldBe("done");
        (await host.CountAsync("job", started.InstanceId)).ShouldBe(0);
    }

    [Fact]
    public async Task Failure_BacksOffThenDies_AndRequeueRunsIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        host.Work.Answer = _ => throw new InvalidOperationException("the department's system is away");
        var started = await host.StartAsync(s_work);
        (await host.RunJobsAsync()).ShouldBe(1);
        (await host.RunJobsAsync()).ShouldBe(0);
        for (var attempt = 2; attempt <= 3; attempt++)
        {
            database.Time.Advance(TimeSpan.FromMinutes(1));
            (await host.RunJobsAsync()).ShouldBe(1);
        }
        database.Time.Advance(TimeSpan.FromDays(1));
        (await host.RunJobsAsync()).ShouldBe(0);
        var dead = (await host.DeadJobs.ListAsync(10, default)).ShouldHaveSingleItem();
        dead.LastError.ShouldBe("the department's system is away");
        host.Work.Answer = _ => "done";
        (await host.DeadJobs.RequeueAsync(started.InstanceId, dead.Job.Id, default)).ShouldBeTrue();
        (await host.RunJobsAsync()).ShouldBe(1);
        host.Work.Seen.Select(j => j.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Worker_ThatDiesWithTheJob_LosesItToAnotherAfterTheLease()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(s_work);
        var claimed = await Approval.Workflows.Jobs.JobStore.ClaimAsync(database.Database, [host.Work], 10, database.Time.GetUtcNow(), default);
        claimed.ShouldHaveSingleItem();
        (await host.RunJobsAsync()).ShouldBe(0);
        database.Time.Advance(TimeSpan.FromMinutes(3));
        (await host.RunJobsAsync()).ShouldBe(1);
        host.Work.Seen.ShouldHaveSingleItem().Attempt.ShouldBe(2);
        (await host.CountAsync("job", started.InstanceId)).ShouldBe(0);
    }

    [Fact]
    public async Task Cancel_TakesBackAJobNobodyBegan()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(s_work);
        var outcome = await host.InTransactionAsync(tx => host.Engine.CancelAsync(tx, started.InstanceId, null, default));
        outcome.ShouldBeOfType<ResumeOutcome.Resumed>().Burst.SubStatus.ShouldBe(InstanceSubStatus.Cancelled);
        (await host.RunJobsAsync()).ShouldBe(0);
        (await host.CountAsync("job", started.InstanceId)).ShouldBe(0);
    }

    [Fact]
    public async Task PublishedEvent_ReachesTheInstanceThatWaitsForIt_WithItsPayload()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var waiting = await host.StartAsync(Flow.Definition(Flow.Sequence(
            Flow.Activity("e", "Elsa.Event", ("eventName", Flow.Literal("shipped")), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "got" } })))));
        var other = await host.StartAsync(Flow.Definition(Flow.Sequence(Flow.Activity("e", "Elsa.Event", ("eventName", Flow.Literal("lost"))))));
        await host.StartAsync(Flow.Definition(Flow.Sequence(
            Flow.Activity("p", "Elsa.PublishEvent", ("eventName", Flow.Literal("shipped")), ("payload", Flow.Expression("Object", """{"status":"ok"}"""))))));
        (await host.RunJobsAsync()).ShouldBe(1);
        var got = await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, waiting.InstanceId, default));
        got!.Status.ShouldBe(InstanceStatus.Finished);
        got.Output["got"]!["status"]!.GetValue<string>().ShouldBe("ok");
        (await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, other.InstanceId, default)))!.Status.ShouldBe(InstanceStatus.Running);
    }
}
