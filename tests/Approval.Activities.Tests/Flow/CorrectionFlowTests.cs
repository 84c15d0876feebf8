using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Activities.Reviews;
using Approval.Activities.Tests.Access;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Flow;

public sealed class CorrectionFlowTests(Office office) : IClassFixture<Office>
{
    private const string Tax = "tax-registration";
    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task ReturnedTask_AfterTheCorrection_IsAgainItsClaimers_WithTheNewValue()
    {
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration).Returned(Tax, "finance-officer-phone", "电话无法接通");
        (await story.TaskAsync(Tax)).Status.ShouldBe("Returned");
        (await story.DetailAsync()).Summary.Status.ShouldBe("InCorrection");
        await story.Corrected("finance-officer-phone", "13800010009");
        var task = await story.TaskAsync(Tax);
        (task.Status, task.ClaimedName).ShouldBe(("Claimed", Story.Officer(Tax).Name));
        var form = (await office.Get<CaseQueries>().TaskFormAsync(Story.Officer(Tax), task.TaskId, default)).Done();
        ((string?)form.Values["finance-officer-phone"]).ShouldBe("13800010009");
        (await story.DecideAsync(Tax, "Approve", by: People.Named("another reviewer"))).Problem(ProblemKind.Conflict, "task.claimed-by-other");
        (await story.DecideAsync(Tax, "Approve")).Done();
    }

    [Fact]
    public async Task Correction_AskedByTheDesk_ComesBackReceived_WithoutANewNumber()
    {
        var story = await office.Case("two-in-one").Submitted();
        var number = (await story.DetailAsync()).Summary.CaseNumber;
        (await office.Get<RequestCorrection>().HandleAsync(People.Clerk, new(story.Id, [new("company-email", "邮箱写错"), new("material:domicile-proof", "看不清")]), default)).Done();
        (await story.DetailAsync()).Corrections.ShouldHaveSingleItem().Entries.Count.ShouldBe(2);
        await story.Corrected("company-email", "new@yunshan-tea.example");
        var detail = await story.DetailAsync();
        (detail.Summary.Status, detail.Summary.CaseNumber).ShouldBe(("Received", number));
        detail.Corrections[0].AnsweredAt.ShouldNotBeNull();
        (await office.Get<AcceptCase>().HandleAsync(People.Clerk, new(story.Id), default)).Done();
        (await office.CountAsync("SELECT count(*) FROM case_form_revision WHERE case_id = $1", story.Id)).ShouldBe(2, "both submissions are kept");
        (await office.CountAsync("SELECT form_revision::bigint FROM decision WHERE case_id = $1 AND kind = 'Accept'", story.Id)).ShouldBe(2, "the clerk saw the second one");
    }

    [Fact]
    public async Task Resubmission_ThatIsStillWrong_IsToldEverything_AndLosesNothing()
    {
        var story = await office.Case("two-in-one").Submitted();
        (await office.Get<RequestCorrection>().HandleAsync(People.Clerk, new(story.Id, [new("company-email", "邮箱写错")]), default)).Done();
        var values = CompanyOpening.Values;
        (values["company-email"], values["company-phone"]) = ("not an address", "1");
        (await office.Get<SaveForm>().HandleAsync(People.Applicant, new(story.Id, values), default)).Done();
        var problem = (await office.Get<SubmitCase>().HandleAsync(People.Applicant, new(story.Id), default)).Problem(ProblemKind.Invalid, "form.invalid");
        problem.Fields.Select(f => f.Path).ShouldBe(["company-email", "company-phone"], ignoreOrder: true);
        var detail = await story.DetailAsync();
        ((string?)detail.Values["company-email"], detail.Summary.Status).ShouldBe(("not an address", "InCorrection"));
    }

    [Fact]
    public async Task Correction_ThatChangesWhatIsDecided_IsRefused_UnlessTheNoticeNamesIt()
    {
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration).Returned(Tax, "finance-officer-phone", "电话无法接通");
        var values = CompanyOpening.Values;
        (values["company-name"], values["finance-officer-phone"]) = ("示例市被换掉的公司有限公司", "13800010009");
        (await office.Get<SaveForm>().HandleAsync(People.Applicant, new(story.Id, values), default)).Done();
        var problem = (await office.Get<SubmitCase>().HandleAsync(People.Applicant, new(story.Id), default)).Problem(ProblemKind.Invalid, "form.invalid");
        problem.Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("company-name"), f => f.Code.ShouldBe("correction.not-asked"));
        (await story.DetailAsync(People.Clerk)).Summary.SubjectName.ShouldBe((string?)CompanyOpening.Values["company-name"]);
    }

    [Fact]
    public async Task Reasons_OfOneDepartment_AreNotReadByAnother()
    {
        const string secret = "欠税情况涉及个人隐私";
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration).Claimed(Tax);
        (await office.Get<CompleteTask>().HandleAsync(Story.Officer(Tax), new((await story.TaskAsync(Tax)).TaskId, "Refuse", secret), default)).Done();
        System.Text.Json.JsonSerializer.Serialize(await story.DetailAsync(People.Reviewer("bank")), Plain).ShouldNotContain(secret);
        System.Text.Json.JsonSerializer.Serialize(await story.DetailAsync(), Plain).ShouldContain(secret);
    }

    [Fact]
    public async Task CreditCode_OfAnotherCase_IsRefused_AndTheTaskStaysClaimed()
    {
        var first = await office.Case("two-in-one").Submitted().Accepted().Approved(Story.Registration);
        var code = (await first.DetailAsync()).Values["unified-social-credit-code"]!.DeepClone();
        var second = await office.Case("two-in-one").Submitted().Accepted().Claimed(Story.Registration);
        var task = await second.TaskAsync(Story.Registration);
        var problem = (await office.Get<CompleteTask>().HandleAsync(Story.Officer(Story.Registration), new(task.TaskId, "Approve", Results: new() { ["unified-social-credit-code"] = code }), default))
            .Problem(ProblemKind.Invalid, "form.invalid");
        problem.Fields.ShouldHaveSingleItem().Code.ShouldBe("result.already-used");
        (await second.TaskAsync(Story.Registration)).Status.ShouldBe("Claimed");
    }

    [Fact]
    public async Task Return_ThatNamesAFieldOfAnotherDepartment_IsRefused()
    {
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration).Claimed(Tax);
        var request = new CompleteTask.Request((await story.TaskAsync(Tax)).TaskId, "Return", "补正", Corrections: [new("seal-kinds", "不是本部门的内容"), new("no-such-field", "?")]);
        (await office.Get<CompleteTask>().HandleAsync(Story.Officer(Tax), request, default)).Problem(ProblemKind.Invalid, "form.invalid")
            .Fields.Select(f => f.Path).ShouldBe(["seal-kinds", "no-such-field"]);
    }

    [Fact]
    public async Task CorrectionNotice_IsReadByItsDepartmentAndTheWindow_NotByOtherDepartments()
    {
        var story = await office.Case().Submitted().Accepted().Approved(Story.Registration).Returned(Tax, "finance-officer-id-number", "号码与证件不符");
        (await story.DetailAsync(People.Reviewer("tax"))).Corrections.ShouldHaveSingleItem();
        (await story.DetailAsync(People.Clerk)).Corrections.ShouldHaveSingleItem();
        (await story.DetailAsync(People.Reviewer("bank"))).Corrections.ShouldBeEmpty("it speaks of a field that the bank does not see");
    }

    [Theory]
    [InlineData("Refuse", null, "decision.reasons-missing")]
    [InlineData("Return", " ", "decision.reasons-missing")]
    [InlineData("Return", "补材料", "correction.empty")]
    [InlineData("Postpone", "later", "decision.unknown")]
    [InlineData("7", "later", "decision.unknown")]
    [InlineData("0", "later", "decision.unknown")]
    [InlineData("Approve,Refuse", "later", "decision.unknown")]
    [InlineData(null, null, "decision.unknown")]
    public async Task Decision_WithoutWhatTheLawAsks_IsRefused_AndTheTaskStaysClaimed(string? decision, string? reasons, string code)
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().Claimed(Story.Registration);
        var task = await story.TaskAsync(Story.Registration);
        (await office.Get<CompleteTask>().HandleAsync(Story.Officer(Story.Registration), new(task.TaskId, decision, reasons), default)).Problem!.Code.ShouldBe(code);
        var now = await story.TaskAsync(Story.Registration);
        (now.Status, now.Version, now.Decision, now.Reasons).ShouldBe((task.Status, task.Version, null, null));
    }

    [Fact]
    public async Task Results_ThatAreWrongOrNotTheItems_AreToldAtTheirPlace()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().Claimed(Story.Registration);
        var request = new CompleteTask.Request((await story.TaskAsync(Story.Registration)).TaskId, "Approve",
            Results: new() { ["unified-social-credit-code"] = "91330106MA2AAAAA0X", ["shoe-size"] = 43 });
        var problem = (await office.Get<CompleteTask>().HandleAsync(Story.Officer(Story.Registration), request, default)).Problem(ProblemKind.Invalid, "form.invalid");
        problem.Fields.Select(f => f.Path).ShouldBe(["shoe-size", "unified-social-credit-code"], ignoreOrder: true);
        (await story.TaskAsync(Story.Registration)).Status.ShouldBe("Claimed");
    }
}
