using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Activities.Reviews;
using Approval.Activities.Tests.Access;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Flow;

/// <summary>Steps that are refused: each says why, with one kind, and changes nothing.</summary>
public sealed class RefusedStepTests(Office office) : IClassFixture<Office>
{
    private const string Seal = "seal-carving";

    [Fact]
    public async Task SecondDecision_IsRefused_SayingByWhomAndWhat()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().Approved(Story.Registration);
        var first = Story.Officer(Story.Registration);
        foreach (var decision in new[] { "Approve", "Refuse" })
        {
            var problem = (await story.DecideAsync(Story.Registration, decision, "再想想")).Problem(ProblemKind.Conflict, "task.already-decided");
            problem.Chinese.ShouldBe($"该任务已由{first.Name}办理完毕，结果为“准予”。");
            problem.English.ShouldContain(first.Name);
        }
        (await office.CountAsync("SELECT count(*) FROM decision WHERE case_id = $1 AND task_id IS NOT NULL", story.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task TaskOfAnotherDepartment_IsUnknown_WhateverIsTried()
    {
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration);
        var task = (await story.TaskAsync(Seal)).TaskId;
        foreach (var stranger in new[] { People.Reviewer("tax"), People.System("bank"), People.Supervisor("housing-fund"), People.Applicant, People.Named("admin"), People.Clerk })
        {
            (await office.Get<ClaimTask>().HandleAsync(stranger, new(task), default)).Problem(ProblemKind.NotFound, "task.unknown");
            (await office.Get<ReleaseTask>().HandleAsync(stranger, new(task), default)).Problem(ProblemKind.NotFound, "task.unknown");
            (await office.Get<CompleteTask>().HandleAsync(stranger, new(task, "Approve"), default)).Problem(ProblemKind.NotFound, "task.unknown");
            (await office.Get<CaseQueries>().TaskAsync(stranger, task, default)).Problem(ProblemKind.NotFound, "task.unknown");
            (await office.Get<CaseQueries>().TaskFormAsync(stranger, task, default)).Problem(ProblemKind.NotFound, "task.unknown");
        }
        (await office.Get<ClaimTask>().HandleAsync(People.Reviewer("tax"), new(Guid.NewGuid()), default)).Problem(ProblemKind.NotFound, "task.unknown");
    }

    [Fact]
    public async Task CaseWithoutAnItemOfTheDepartment_IsUnknownToIt()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted();
        foreach (var stranger in new[] { People.Reviewer("bank"), People.System("tax"), People.Named("another applicant"), People.Named("clerk of tax"), People.Named("designer") })
        {
            (await office.Get<CaseQueries>().DetailAsync(stranger, story.Id, default)).Problem(ProblemKind.NotFound, "case.unknown");
            (await office.Get<WithdrawCase>().HandleAsync(stranger, new(story.Id, "x"), default)).Problem(ProblemKind.NotFound, "case.unknown");
            (await office.Get<LicenceQueries>().DocumentAsync(stranger, story.Id, electronicSeal: false, default)).Problem(ProblemKind.NotFound, "case.unknown");
        }
    }

    [Fact]
    public async Task ReaderWhoMayNotAct_IsForbidden_AndOneTooLateIsInConflict()
    {
        var story = await office.Case("two-in-one").Submitted();
        (await office.Get<ReceiveCase>().HandleAsync(People.Applicant, new(story.Id), default)).Problem(ProblemKind.Forbidden, "case.forbidden");
        (await office.Get<AcceptCase>().HandleAsync(People.Reviewer("public-security"), new(story.Id), default)).Problem(ProblemKind.Forbidden, "case.forbidden");
        await story.Accepted();
        (await office.Get<ReceiveCase>().HandleAsync(People.Clerk, new(story.Id), default)).Problem(ProblemKind.Conflict, "case.not-allowed").Chinese.ShouldContain("审查中");
        (await office.Get<SubmitCase>().HandleAsync(People.Applicant, new(story.Id), default)).Problem(ProblemKind.Conflict, "case.not-allowed");
    }

    [Fact]
    public async Task StaleVersion_IsRefused_NamingTheCurrentOne_AndTheCurrentOneWorks()
    {
        var story = await office.Case("two-in-one").Submitted();
        var version = (await story.DetailAsync()).Version;
        var stale = (await office.Get<ReceiveCase>().HandleAsync(People.Clerk, new(story.Id, version - 1), default)).Problem(ProblemKind.Stale, "version.stale");
        stale.English.ShouldEndWith($"current version is {version}.");
        (await office.Get<ReceiveCase>().HandleAsync(People.Clerk, new(story.Id, version), default)).Done();
        (await office.Get<AcceptCase>().HandleAsync(People.Clerk, new(story.Id, version + 1), default)).Done();
        (await story.ClaimAsync(Story.Registration, version: 1)).Done();
        (await story.DecideAsync(Story.Registration, "Approve", version: 1)).Problem(ProblemKind.Stale, "version.stale");
        (await story.DecideAsync(Story.Registration, "Approve", version: 2)).Done();
    }

    [Fact]
    public async Task Decision_WithoutAClaim_OrOnAColleaguesClaim_IsRefused()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted();
        (await story.DecideAsync(Story.Registration, "Approve")).Problem(ProblemKind.Conflict, "task.not-claimed");
        (await story.ClaimAsync(Story.Registration)).Done();
        var colleague = People.System(People.Lead);
        (await story.DecideAsync(Story.Registration, "Approve", by: colleague)).Problem(ProblemKind.Conflict, "task.claimed-by-other").Chinese.ShouldContain(Story.Officer(Story.Registration).Name);
        (await story.ClaimAsync(Story.Registration, by: colleague)).Problem(ProblemKind.Conflict, "task.claimed-by-other");
        (await story.ClaimAsync(Story.Registration, by: People.Supervisor(People.Lead))).Problem(ProblemKind.Conflict, "task.claimed-by-other");
    }

    [Fact]
    public async Task ReleasedTask_CanBeClaimedByAColleague()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().Claimed(Story.Registration);
        (await office.Get<ReleaseTask>().HandleAsync(Story.Officer(Story.Registration), new((await story.TaskAsync(Story.Registration)).TaskId), default)).Done();
        (await story.TaskAsync(Story.Registration)).ClaimedName.ShouldBeNull();
        (await story.ClaimAsync(Story.Registration, by: People.System(People.Lead))).Done();
    }

    [Fact]
    public async Task Withdrawal_InReview_CancelsWhatIsOpen_AndKeepsWhatIsDecided()
    {
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration).Claimed(Seal).Withdrawn();
        var detail = await story.DetailAsync();
        detail.Summary.Status.ShouldBe("Withdrawn");
        detail.Tasks.Where(t => t.ItemId != Story.Registration).ShouldAllBe(t => t.Status == "Cancelled");
        (await story.TaskAsync(Story.Registration)).Status.ShouldBe("Decided");
        detail.Events.Count(e => e.Kind == CaseEventKind.TaskCancelled).ShouldBe(6);
        (await story.DecideAsync(Seal, "Approve")).Problem(ProblemKind.Conflict, "task.not-open");
        (await office.Get<WithdrawCase>().HandleAsync(People.Applicant, new(story.Id, "again"), default)).Problem(ProblemKind.Conflict, "case.not-allowed");
        (await office.Get<CaseQueries>().TasksAsync(People.Reviewer("tax"), open: true, default)).ShouldNotContain(t => t.CaseId == story.Id);
        (await office.CountAsync("SELECT count(*) FROM workflow_instance WHERE instance_id = $1 AND status = 0", story.Id)).ShouldBe(0, "its workflow runs no more");
    }

    [Theory]
    [InlineData("no-such-bundle", "bundle.unknown")]
    [InlineData("", "bundle.unknown")]
    public async Task UnknownBundle_IsNotFound(string bundle, string code) =>
        (await office.Get<StartCase>().HandleAsync(People.Applicant, new(bundle, null, []), default)).Problem(ProblemKind.NotFound, code);

    [Fact]
    public async Task Start_WithIncompleteAnswersOrByNoApplicant_IsRefused()
    {
        var problem = (await office.Get<StartCase>().HandleAsync(People.Applicant, new(CompanyOpening.BundleId, "nine-in-one", new() { ["scope"] = "moon" }), default)).Problem(ProblemKind.Invalid, "answers.invalid");
        problem.Fields.Select(f => f.Code).ShouldContain("situation.unknown-answer");
        problem.Fields.Select(f => f.Code).ShouldContain("situation.unknown-package");
        (await office.Get<StartCase>().HandleAsync(People.Clerk, new(CompanyOpening.BundleId, null, CompanyOpening.Answers), default)).Problem(ProblemKind.Forbidden, "case.forbidden");
        (await office.CountAsync("SELECT count(*) FROM approval_case WHERE applicant_id = $1", People.Clerk.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task File_ThatIsNotWhatItSays_IsRefused_AndTheGoodOneStays()
    {
        var story = await office.Case("two-in-one").Filled();
        var before = (await story.DetailAsync()).Materials;
        var fake = new MemoryStream("MZ this is a program"u8.ToArray());
        var problem = (await office.Get<Approval.Activities.Materials.AttachMaterial>().HandleAsync(
            People.Applicant, new(story.Id, "domicile-proof", "proof.pdf", "application/pdf", fake), default)).Problem;
        problem.ShouldNotBeNull().Kind.ShouldBe(ProblemKind.UnsupportedFile);
        (await story.AttachAsync("passport-of-the-cat")).Problem(ProblemKind.NotFound, "material.unknown");
        (await story.DetailAsync()).Materials.Select(m => (m.MaterialId, m.FileName, m.Size)).ShouldBe(before.Select(m => (m.MaterialId, m.FileName, m.Size)));
    }
}
