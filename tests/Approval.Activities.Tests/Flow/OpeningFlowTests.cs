using Approval.Activities.Cases;
using Approval.Activities.Queries;
using Approval.Activities.Tests.Access;
using Approval.Forms.Identifiers;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Flow;

public sealed class OpeningFlowTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task WholeOpening_AllApprove_EndsWithOneLicence()
    {
        var story = await office.Case().Submitted().Accepted().ApprovedByAll();
        (await story.DetailAsync()).Summary.Status.ShouldBe(nameof(CaseStatus.Decided), "the licence is not there before its document is");
        await story.Issued();
        var detail = await story.DetailAsync();
        (detail.Summary.Status, detail.Summary.Result).ShouldBe(("Concluded", "Approved"));
        detail.Items.ShouldAllBe(i => i.Status == "Approved");
        var licence = detail.Licence.ShouldNotBeNull();
        licence.HolderName.ShouldBe("示例市云山茶业有限公司");
        CreditCodes.Check(licence.HolderCode!).IsValid.ShouldBeTrue(licence.HolderCode);
        LicenceCodes.Check(licence.Code).IsValid.ShouldBeTrue(licence.Code);
        licence.Components.ShouldAllBe(c => LicenceCodes.Check(c.Code).IsValid);
        licence.Components.Select(c => c.ItemId).ShouldBe(CompanyOpening.Release.Items.Values.Where(i => i.Licence is not null).Select(i => i.Id), ignoreOrder: true);
        licence.HasElectronicSeal.ShouldBeTrue("the seal item yields one");
    }

    [Fact]
    public async Task Timeline_OfAWholeOpening_TellsEveryStepOnce()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().ApprovedByAll().Issued();
        var events = (await story.DetailAsync()).Events;
        events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, events.Count));
        events.Select(e => e.Kind).ShouldBe([
            "case.started", "case.submitted", "case.received", "case.accepted",
            "task.offered", "task.claimed", "task.decided", "task.offered", "task.claimed", "task.decided", "licence.issued", "case.concluded"]);
    }

    [Fact]
    public async Task QrCode_OfTheLicence_FindsIt_AndUnknownOnesDoNot()
    {
        var story = await office.Case("two-in-one").Submitted().Accepted().ApprovedByAll().Issued();
        var code = (await story.DetailAsync()).Licence!.VerifyCode;
        (await office.Get<LicenceQueries>().VerifyAsync(code, default)).Done().CaseId.ShouldBe(story.Id);
        (await office.Get<LicenceQueries>().VerifyAsync(code[..^1] + (code[^1] == 'A' ? 'B' : 'A'), default)).Problem!.Code.ShouldBe("licence.unknown");
        (await office.Get<LicenceQueries>().VerifyAsync(new string('A', 4000), default)).Problem!.Code.ShouldBe("licence.unknown");
    }

    [Fact]
    public async Task OtherDepartments_AreAskedOnlyAfterTheRegistration_AndSeeItsCreditCode()
    {
        var story = await office.Case().Submitted().Accepted();
        (await story.DetailAsync()).Tasks.ShouldHaveSingleItem().ItemId.ShouldBe(Story.Registration);
        await story.Approved(Story.Registration);
        var detail = await story.DetailAsync();
        detail.Tasks.Count.ShouldBe(7);
        var form = (await office.Get<CaseQueries>().TaskFormAsync(People.Reviewer("tax"), (await story.TaskAsync("tax-registration")).TaskId, default)).Done();
        CreditCodes.Check((string)form.Values["unified-social-credit-code"]!).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("licence-only", new[] { Story.Registration })]
    [InlineData("two-in-one", new[] { Story.Registration, "seal-carving" })]
    public async Task Package_WithFewerItems_PassesTheOthers(string scope, string[] items)
    {
        var story = await office.Case(scope).Submitted().Accepted().ApprovedByAll().Issued();
        var detail = await story.DetailAsync();
        (detail.Summary.Status, detail.Summary.Result).ShouldBe(("Concluded", "Approved"));
        detail.Items.Select(i => i.ItemId).ShouldBe(items);
        detail.Tasks.Select(t => t.ItemId).ShouldBe(items, ignoreOrder: true);
        detail.Licence!.Components.Select(c => c.ItemId).ShouldBeSubsetOf(items);
    }

    [Fact]
    public async Task Registration_Refused_EndsTheCase_WithoutLicence()
    {
        var story = await office.Case().Submitted().Accepted().Refused(Story.Registration, "名称与已登记企业相同");
        (await office.RunJobsAsync()).ShouldBe(0);
        var detail = await story.DetailAsync();
        (detail.Summary.Status, detail.Summary.Result).ShouldBe(("Concluded", "Refused"));
        detail.Licence.ShouldBeNull();
        detail.Tasks.ShouldHaveSingleItem();
        detail.Items.Where(i => i.ItemId != Story.Registration).ShouldAllBe(i => i.Status == "Cancelled");
        (await office.CountAsync("SELECT count(*) FROM decision WHERE case_id = $1 AND kind = 'Refuse' AND reasons <> '' AND remedy LIKE '%行政复议%'", story.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task OptionalItem_Refused_ApprovesPartially_WithoutItsComponent()
    {
        var story = await office.Case().Submitted().Accepted().ApprovedByAll(except: "seal-carving").Refused("seal-carving", "印章名称不规范").Issued();
        var detail = await story.DetailAsync();
        (detail.Summary.Status, detail.Summary.Result).ShouldBe(("Concluded", "PartiallyApproved"));
        detail.Licence!.Components.Select(c => c.ItemId).ShouldNotContain("seal-carving");
        detail.Licence.HasElectronicSeal.ShouldBeFalse("a refused seal is not made");
        office.Printer.Printed.Last(p => p.Licence.Code == detail.Licence.Code).WithElectronicSeal.ShouldBeFalse();
    }

    [Fact]
    public async Task Declined_AtTheDesk_EndsWithoutATask()
    {
        var story = await office.Case("two-in-one").Submitted();
        (await office.Get<DeclineCase>().HandleAsync(People.Clerk, new(story.Id, " "), default)).Problem!.Code.ShouldBe("decision.reasons-missing");
        (await office.Get<DeclineCase>().HandleAsync(People.Clerk, new(story.Id, "不属于本局管辖", "邻区市场监督管理局"), default)).Done();
        var detail = await story.DetailAsync();
        detail.Summary.Status.ShouldBe("Declined");
        detail.Tasks.ShouldBeEmpty();
        (await office.CountAsync("SELECT status::bigint FROM workflow_instance WHERE instance_id = $1", story.Id)).ShouldBe(1);
    }
}
