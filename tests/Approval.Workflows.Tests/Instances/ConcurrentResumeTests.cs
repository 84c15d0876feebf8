using System.Diagnostics;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Instances;

public sealed class ConcurrentResumeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] s_tasks = ["t1", "t2", "t3", "t4", "t5", "t6"];

    private static string JointReview() => Flow.Chart(
        string.Join(' ', s_tasks.Select(t => $"start>{t} {t}>join")) + " join>end",
        [Flow.Activity("start", "Elsa.Start"), .. s_tasks.Select(Flow.Wait), Flow.Activity("join", "Elsa.FlowJoin", ("mode", Flow.Literal("WaitAll"))), Flow.Line("end", "licence")]);

    [Fact]
    public async Task SixTasks_ResumedBy32CallersAtOnce_EachExactlyOnceAndTheJoinOnce()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(JointReview());
        started.Created.Count.ShouldBe(6);
        var callers = Enumerable.Range(0, 32).Select(i => Task.Run(() => host.ResumeAsync(started.InstanceId, started.Created[i % 6].Id)));
        var outcomes = await Task.WhenAll(callers);
        var resumed = outcomes.OfType<ResumeOutcome.Resumed>().Select(r => r.Burst).ToList();
        resumed.Count.ShouldBe(6);
        resumed.SelectMany(b => b.Runs).Count(r => r.ActivityId == "join" && r.Status == ActivityStatus.Completed).ShouldBe(1);
        resumed.SelectMany(b => b.Runs).Where(r => r.Type == "Test.Wait").Select(r => r.ActivityId).Order().ShouldBe(s_tasks);
        resumed.Count(b => b.Status == InstanceStatus.Finished).ShouldBe(1);
        outcomes.Except(outcomes.OfType<ResumeOutcome.Resumed>()).ShouldAllBe(o => o is ResumeOutcome.BookmarkGone || o is ResumeOutcome.InstanceFinished);
    }

    [Fact]
    public async Task SixTasks_FromStartToEnd_TakeNineRows()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(JointReview());
        foreach (var task in started.Created)
            await host.ResumeAsync(started.InstanceId, task.Id);
        var rows = 0L;
        foreach (var table in new[] { "workflow_instance", "workflow_state", "workflow_journal", "workflow_bookmark", "job" })
            rows += await host.CountAsync(table, started.InstanceId);
        rows.ShouldBe(9);
    }

    [Fact]
    public async Task Resume_RolledBack_ChangesNothing()
    {
        await using var host = new EngineHost(database);
        var started = await host.StartAsync(JointReview());
        var lost = await host.ResumeAsync(started.InstanceId, started.Created[0].Id, commit: false);
        lost.ShouldBeOfType<ResumeOutcome.Resumed>();
        (await host.CountAsync("workflow_journal", started.InstanceId)).ShouldBe(1);
        (await host.ResumeAsync(started.InstanceId, started.Created[0].Id)).ShouldBeOfType<ResumeOutcome.Resumed>();
        (await host.ResumeAsync(started.InstanceId, started.Created[0].Id)).ShouldBeOfType<ResumeOutcome.BookmarkGone>();
    }

    [Fact]
    public async Task Start_RolledBack_LeavesNoInstance()
    {
        await using var host = new EngineHost(database);
        var id = Guid.CreateVersion7();
        await host.InTransactionAsync(
            async tx => await host.Engine.StartAsync(tx, new StartRequest(id) { SnapshotId = await host.Definitions.SnapshotAsync(tx, JointReview(), default) }, default), commit: false);
        (await host.ResumeAsync(id, Guid.CreateVersion7())).ShouldBeOfType<ResumeOutcome.UnknownInstance>();
    }

    [Fact]
    public async Task Start_OfUnknownSnapshot_SaysSo()
    {
        await using var host = new EngineHost(database);
        await Should.ThrowAsync<UnknownWorkflowException>(() => host.InTransactionAsync(tx => host.Engine.StartAsync(tx, new StartRequest(Guid.CreateVersion7()) { SnapshotId = "none" }, default)));
    }

    /// <summary>The short form of the benchmark: what a resume reads and writes does not depend on how many instances wait.</summary>
    [Fact]
    public async Task Resume_AmongHundredsOfWaitingInstances_CostsWhatTheFirstOnesCost()
    {
        await using var host = new EngineHost(database);
        var started = new List<BurstResult>();
        for (var i = 0; i < 120; i++)
            started.Add(await host.StartAsync(JointReview()));
        var times = new List<TimeSpan>();
        foreach (var (instance, bookmark) in Enumerable.Range(0, 6).SelectMany(task => started.Select(s => (s.InstanceId, s.Created[task].Id))))
        {
            var began = Stopwatch.GetTimestamp();
            (await host.ResumeAsync(instance, bookmark)).ShouldBeOfType<ResumeOutcome.Resumed>();
            times.Add(Stopwatch.GetElapsedTime(began));
        }
        // Medians, and a wide bound: growth with the number of instances would be a factor of hundreds.
        Median(times.TakeLast(120)).ShouldBeLessThan(Median(times.Take(120)) * 5);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(60);
}
