using System.Text;
using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Numbers;
using Approval.Activities.Tests.Access;
using Approval.Workflows;
using Npgsql;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Flow;

/// <summary>A step is one transaction over business rows and workflow state; what is given once is never given again.</summary>
public sealed class AtomicStepTests : IAsyncLifetime
{
    // One for each test: the worker does every job that is due, and content is compared table by table.
    private readonly Office office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    public static TheoryData<string> Steps() => ["case.started", "case.submitted", "case.received", "case.accepted", "task.claimed", "task.decided", "task.returned", "case.withdrawn"];

    [Theory, MemberData(nameof(Steps))]
    public async Task Step_ThatFailsAtItsLastRow_LeavesNothing(string kind)
    {
        var story = await Before(kind);
        await FailOnAsync(kind);
        var before = await FingerprintAsync();
        await Should.ThrowAsync<PostgresException>(() => DoAsync(kind, story));
        (await FingerprintAsync()).ShouldBe(before);
        await WorkAgainAsync();
        await DoAsync(kind, story);
    }

    [Fact]
    public async Task LicenceStep_ThatFailsAtItsLastRow_LeavesTheCaseDecided_AndSucceedsLaterWithTheSameNumbers()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().ApprovedByAll();
        await FailOnAsync("licence.issued");
        await office.RunJobsAsync();
        (await story.DetailAsync()).Summary.Status.ShouldBe("Decided");
        (await office.CountAsync("SELECT count(*) FROM licence WHERE case_id = $1", story.Id)).ShouldBe(0);
        var code = office.Printer.Printed.Last().Licence.Code;
        await WorkAgainAsync();
        office.Time.Advance(TimeSpan.FromMinutes(5));
        await office.RunJobsAsync();
        (await story.DetailAsync()).Licence.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Connection_KilledBeforeTheCommit_LeavesNothing()
    {
        var story = await office.Case("two-in-one").Submitted();
        var before = await FingerprintAsync();
        await Should.ThrowAsync<NpgsqlException>(() => office.Get<CaseSteps>().OnCaseAsync(People.Clerk, story.Id, null, CaseAction.Receive, async session =>
        {
            session.Case.Status = CaseStatus.Received;
            var backend = (await session.Transaction.QueryAsync("SELECT pg_backend_pid()", r => r.GetInt32(0), default))[0];
            CaseStore.Save(session);
            await session.Transaction.ExecuteAsync("SELECT 1", default);
            await office.Store.Database.QueryAsync("SELECT pg_terminate_backend($1)", r => r.GetBoolean(0), default, backend);
            return null;
        }, default));
        (await FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task LicenceJob_RunTwice_TakesTheSameNumbers()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().ApprovedByAll();
        var handler = office.Get<IEnumerable<IJobHandler>>().Single(h => h.Kind == "licence.make");
        var job = new Job(Guid.NewGuid(), story.Id, handler.Kind, new JsonObject { ["caseId"] = story.Id.ToString() }, null, 1);
        var first = await handler.RunAsync(job, default);
        office.Time.Advance(TimeSpan.FromDays(1));
        var second = await handler.RunAsync(job with { Attempt = 2 }, default);
        JsonNode.DeepEquals(first, second).ShouldBeTrue(second!.ToJsonString());
        await story.Issued();
        ((string?)first!["Numbers"]!["Code"]).ShouldBe((await story.DetailAsync()).Licence!.Code);
    }

    [Fact]
    public async Task PrinterThatFails_IsTriedAgainLater_AndTheNumbersStay()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().ApprovedByAll();
        office.Printer.Failures = 2;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await story.DetailAsync()).Licence.ShouldBeNull($"attempt {attempt}");
            await office.RunJobsAsync();
            office.Time.Advance(TimeSpan.FromMinutes(1));
        }
        (await story.DetailAsync()).Summary.Status.ShouldBe("Concluded");
        (await office.CountAsync("SELECT count(*) FROM licence_numbers WHERE case_id = $1", story.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task CaseNumber_TakenByAStepThatFails_IsNeverGivenAgain()
    {
        var first = await office.Case("licence-only").Filled();
        var second = await office.Case("licence-only").Filled();
        await FailOnAsync("case.submitted");
        await Should.ThrowAsync<PostgresException>(() => DoAsync("case.submitted", first));
        await WorkAgainAsync();
        var lost = await office.CountAsync("SELECT max(next_value) - 1 FROM number_series WHERE series LIKE 'case:%'");
        await DoAsync("case.submitted", second);
        await DoAsync("case.submitted", first);
        (await RunningNumberAsync(second)).ShouldBe(lost + 1);
        (await RunningNumberAsync(first)).ShouldBe(lost + 2);
    }

    [Fact]
    public async Task Series_TakenByManyAtOnce_GivesEveryNumberOnce()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => office.Get<NumberSeries>().TakeAsync("test", default))));
        numbers.Order().ShouldBe(Enumerable.Range(1, 60).Select(n => (long)n));
    }

    [Fact]
    public async Task SeriesInsideATransaction_ThatRollsBack_HasNoGap()
    {
        await using (var abandoned = await office.Store.Database.BeginAsync())
            (await NumberSeries.TakeAsync(abandoned, "gapless", default)).ShouldBe(1);
        await using var kept = await office.Store.Database.BeginAsync();
        (await NumberSeries.TakeAsync(kept, "gapless", default)).ShouldBe(1);
    }

    private static async Task<long> RunningNumberAsync(Story story) => long.Parse((await story.DetailAsync()).Summary.CaseNumber!.Split('-')[^1]);

    private async Task<Story> Before(string kind) => await (kind switch
    {
        "case.started" => office.Case("licence-only"),
        "case.submitted" => office.Case("licence-only").Filled(),
        "case.received" => office.Case("licence-only").Submitted(),
        "case.accepted" => office.Case("licence-only").Submitted().Received(),
        "task.claimed" => office.Case("licence-only").Submitted().Accepted(),
        _ => office.Case("licence-only").Submitted().Accepted().Claimed(Story.Registration),
    });

    private async Task DoAsync(string kind, Story story) => (await (kind switch
    {
        "case.started" => office.Get<StartCase>().HandleAsync(People.Applicant, new(CompanyOpening.BundleId, null, CompanyOpening.Answers), default),
        "case.submitted" => office.Get<SubmitCase>().HandleAsync(People.Applicant, new(story.Id), default),
        "case.received" => office.Get<ReceiveCase>().HandleAsync(People.Clerk, new(story.Id), default),
        "case.accepted" => office.Get<AcceptCase>().HandleAsync(People.Clerk, new(story.Id), default),
        "case.withdrawn" => office.Get<WithdrawCase>().HandleAsync(People.Applicant, new(story.Id, "不办了"), default),
        "task.claimed" => story.ClaimAsync(Story.Registration),
        "task.returned" => story.ReturnAsync(Story.Registration, "company-name", "名称近似"),
        _ => story.DecideAsync(Story.Registration, "Approve"),
    })).Done();

    // Events are the last rows of a step: when one is refused, everything else has been written already.
    private Task<int> FailOnAsync(string kind) => office.Store.Database.ExecuteAsync($"""
        CREATE OR REPLACE FUNCTION out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'out of order'; END $$;
        CREATE TRIGGER out_of_order BEFORE INSERT ON case_event FOR EACH ROW WHEN (NEW.kind = '{kind}') EXECUTE FUNCTION out_of_order();
        """, default);

    private Task<int> WorkAgainAsync() => office.Store.Database.ExecuteAsync("DROP TRIGGER out_of_order ON case_event", default);

    // The content of every table, except the series that count on whatever happens to the business.
    private async Task<string> FingerprintAsync()
    {
        var tables = await office.Store.Database.QueryAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'number_series' ORDER BY 1", r => r.GetString(0), default);
        var text = new StringBuilder();
        foreach (var table in tables)
            text.Append(table).Append(' ').AppendLine((await office.Store.Database.QueryAsync($"SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t", r => r.GetString(0), default))[0]);
        return text.ToString();
    }
}
