using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Reviews;
using Approval.Activities.Tests.Access;
using Approval.Workflows.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Flow;

/// <summary>The same thing done by many at the same moment, over two hosts on one database.</summary>
public sealed class RaceTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task TwoWindows_AcceptAtTheSameMoment_OneWins()
    {
        await using var other = office.Host();
        var story = await office.Case("two-in-one").Submitted().Received();
        var results = await AtOnce(10, i => (i % 2 == 0 ? office.Get<AcceptCase>() : other.GetRequiredService<AcceptCase>())
            .HandleAsync(People.Of("clerk" + i, "窗口" + i, People.Lead, Role.Clerk), new(story.Id), default));
        results.Count(r => r.Problem is null).ShouldBe(1);
        results.Where(r => r.Problem is not null).ShouldAllBe(r => r.Problem!.Code == "case.not-allowed");
        var detail = await story.DetailAsync();
        detail.Tasks.ShouldHaveSingleItem();
        detail.Events.Count(e => e.Kind == CaseEventKind.Accepted).ShouldBe(1);
    }

    [Fact]
    public async Task ThirtyTwoClaims_OfOneTask_OneWins()
    {
        await using var other = office.Host();
        var story = await office.Case("two-in-one").Submitted().Accepted();
        var task = (await story.TaskAsync(Story.Registration)).TaskId;
        var results = await AtOnce(32, i => (i % 2 == 0 ? office.Get<ClaimTask>() : other.GetRequiredService<ClaimTask>())
            .HandleAsync(People.Of("officer" + i, "承办人" + i, People.Lead, Role.Reviewer), new(task), default));
        var winner = results.Single(r => r.Problem is null).Value!.Actor;
        results.Where(r => r.Problem is not null).ShouldAllBe(r => r.Problem!.Code == "task.claimed-by-other" && r.Problem.Chinese.Contains(winner.Name));
        (await story.TaskAsync(Story.Registration)).ClaimedName.ShouldBe(winner.Name);
        (await office.CountAsync("SELECT count(*) FROM case_event WHERE case_id = $1 AND kind = 'task.claimed'", story.Id)).ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task LastReviews_DecidedAtTheSameMoment_JoinOnce_AndMakeOneLicence(int round)
    {
        await using var other = office.Host();
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration);
        var tasks = (await story.DetailAsync()).Tasks.Where(t => t.ItemId != Story.Registration).ToList();
        foreach (var task in tasks)
            (await story.ClaimAsync(task.ItemId)).Done();
        // Every decision is sent twice, once to each host, as a department's system does that got no answer.
        var results = await AtOnce(tasks.Count * 2, i => (i % 2 == 0 ? office.Get<CompleteTask>() : other.GetRequiredService<CompleteTask>())
            .HandleAsync(Story.Officer(tasks[i / 2].ItemId), new(tasks[i / 2].TaskId, "Approve"), default));
        results.Count(r => r.Problem is null).ShouldBe(tasks.Count, $"round {round}");
        results.Where(r => r.Problem is not null).ShouldAllBe(r => r.Problem!.Code == "task.already-decided");
        (await office.CountAsync("SELECT count(*) FROM job WHERE instance_id = $1", story.Id)).ShouldBe(1);
        await AtOnce(2, i => (i == 0 ? office.Get<JobWorker>() : other.GetRequiredService<JobWorker>()).RunReadyAsync(default));
        (await office.CountAsync("SELECT count(*) FROM licence WHERE case_id = $1", story.Id)).ShouldBe(1);
        var detail = await story.DetailAsync();
        detail.Summary.Result.ShouldBe("Approved");
        detail.Events.Count(e => e.Kind == CaseEventKind.LicenceIssued).ShouldBe(1);
        detail.Events.Count(e => e.Kind == CaseEventKind.Concluded).ShouldBe(1);
    }

    [Fact]
    public async Task WithdrawalAndLastDecision_AtTheSameMoment_LeaveOneTruth()
    {
        for (var round = 0; round < 5; round++)
        {
            var story = await office.Case("licence-only").Submitted().Accepted().Claimed(Story.Registration);
            var task = (await story.TaskAsync(Story.Registration)).TaskId;
            await AtOnce(2, async i => i == 0
                ? await office.Get<CompleteTask>().HandleAsync(Story.Officer(Story.Registration), new(task, "Approve"), default)
                : await office.Get<WithdrawCase>().HandleAsync(People.Applicant, new(story.Id, "不办了"), default));
            await story.Issued();
            var detail = await story.DetailAsync();
            (detail.Summary.Status == "Withdrawn" && detail.Licence is null || detail.Summary.Status == "Concluded" && detail.Licence is not null).ShouldBeTrue(detail.Summary.Status);
        }
    }

    [Fact]
    public async Task MoreSubmissionsThanConnections_AllComeThrough_WithNumbersOfTheirOwn()
    {
        var stories = new List<Story>();
        for (var i = 0; i < 40; i++)
            stories.Add(await office.Case("licence-only").Filled());
        var results = await AtOnce(stories.Count, i => office.Get<SubmitCase>().HandleAsync(People.Applicant, new(stories[i].Id), default));
        results.ShouldAllBe(r => r.Problem == null);
        results.Select(r => r.Value!.Case.Number).ShouldBeUnique();
    }

    private static async Task<T[]> AtOnce<T>(int callers, Func<int, Task<T>> act)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, callers).Select(async i =>
        {
            await gate.Task;
            return await Task.Run(() => act(i));
        }).ToArray();
        gate.SetResult();
        return await Task.WhenAll(calls);
    }
}
