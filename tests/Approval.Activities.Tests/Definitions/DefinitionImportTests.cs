using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Definitions;
using Approval.Activities.Tests.Access;
using Approval.Activities.Tests.Flow;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Definitions;

/// <summary>Importing into a store that has the repository's definitions already.</summary>
public sealed class DefinitionImportTests : IAsyncLifetime, IDisposable
{
    private readonly Office _office = new();
    private readonly DefinitionsCopy _copy = new();

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task SameFilesAgain_ChangeNothing()
    {
        var before = await CurrentAsync();
        var report = await ImportAsync();
        (report.Published.Count, report.Unchanged.Single(), report.Problems.Count).ShouldBe((0, CompanyOpening.BundleId, 0));
        (await CurrentAsync()).ShouldBe(before);
        (await _office.CountAsync("SELECT count(*) FROM bundle_release")).ShouldBe(1);
        (await _office.CountAsync("SELECT count(*) FROM workflow_snapshot")).ShouldBe(1);
    }

    [Fact]
    public async Task ChangedLabel_MakesANewRelease_AndOldCasesKeepTheirs()
    {
        var old = await _office.Case("two-in-one").Filled();
        _copy.Replace("data-elements/company-name.json", "\"zh\": \"企业名称\"", "\"zh\": \"公司全称\"");
        (await ImportAsync()).Published.ShouldBe([CompanyOpening.BundleId]);
        var fresh = await _office.Case("two-in-one").Drafted();
        var (before, after) = (await old.DetailAsync(), await fresh.DetailAsync());
        after.ReleaseHash.ShouldNotBe(before.ReleaseHash);
        before.Form.Library.Elements["company-name"].Name.Zh.ShouldBe("企业名称");
        after.Form.Library.Elements["company-name"].Name.Zh.ShouldBe("公司全称");
        (await _office.CountAsync("SELECT count(*) FROM bundle_release")).ShouldBe(2);
    }

    [Fact]
    public async Task ChangedWorkflow_IsForNewCases_ADraftRunsTheOneItWasMadeWith()
    {
        var old = await _office.Case("licence-only").Filled();
        _copy.Replace("bundles/company-opening/workflow.json", "\"displayText\": \"收件与受理\"", "\"displayText\": \"窗口受理\"");
        (await ImportAsync()).Published.ShouldBe([CompanyOpening.BundleId]);
        (await _office.Get<SubmitCase>().HandleAsync(People.Applicant, new(old.Id), default)).Done();
        var fresh = await _office.Case("licence-only").Submitted();
        (await WorkflowOfAsync(fresh.Id)).ShouldContain("窗口受理");
        (await WorkflowOfAsync(old.Id)).ShouldNotContain("窗口受理");
    }

    [Fact]
    public async Task BackToTheFirstFiles_IsTheFirstReleaseAgain()
    {
        var first = await CurrentAsync();
        _copy.Replace("data-elements/company-name.json", "\"zh\": \"企业名称\"", "\"zh\": \"公司全称\"");
        await ImportAsync();
        (await CurrentAsync()).ShouldNotBe(first);
        await _office.ImportAsync(Repository.At("definitions"));
        (await CurrentAsync()).ShouldBe(first);
    }

    [Theory]
    [InlineData("items/establishment-registration.json", "\"element\": \"company-name\"", "\"element\": \"company-nickname\"", "company-nickname")]
    [InlineData("items/seal-carving.json", "\"material\": \"legal-representative-id\"", "\"material\": \"passport\"", "passport")]
    [InlineData("data-elements/seal-kinds.json", "\"codeList\": \"seal-kinds\"", "\"codeList\": \"seal-sorts\"", "seal-sorts")]
    public async Task ReferenceToSomethingMissing_IsNamedWithFileAndLine_AndTheReleaseInForceStays(string file, string right, string wrong, string named)
    {
        var before = await CurrentAsync();
        _copy.Replace(file, right, wrong);
        var line = _copy.Read(file).Split('\n').Index().First(l => l.Item.Contains(wrong, StringComparison.Ordinal)).Index + 1;
        var report = await ImportAsync();
        report.Published.ShouldBeEmpty();
        report.Problems.Where(p => p.File == file && p.Message.Contains(named, StringComparison.Ordinal)).ShouldNotBeEmpty(string.Join("\n", report.Problems));
        report.Problems.First(p => p.File == file).Line.ShouldBe(line);
        (await CurrentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task SpoiledItem_LeavesOutItsBundle_AndTheRestIsPublished()
    {
        _copy.WithSecondBundle().Write("items/seal-carving.json", "{ not json");
        var report = await ImportAsync();
        report.Published.ShouldBe(["registration-only"], string.Join("\n", report.Problems));
        report.Problems.ShouldContain(p => p.File == "items/seal-carving.json" && p.Line == 1);
        report.Problems.ShouldContain(p => p.File == "bundles/company-opening/bundle.json" && p.Message.Contains("seal-carving"));
    }

    [Fact]
    public async Task MissingDepartment_LeavesOutTheBundleThatNeedsIt()
    {
        _copy.WithSecondBundle().Delete("departments/tax.json");
        var report = await ImportAsync();
        report.Published.ShouldBe(["registration-only"], string.Join("\n", report.Problems));
        report.Problems.ShouldHaveSingleItem().Message.ShouldContain("'tax'");
    }

    [Theory]
    [InlineData("\"definitionId\": \"company-opening\"", "\"definitionId\": \"something-else\"", "company-opening")]
    [InlineData("\"type\": \"Approval.IssueLicence\"", "\"type\": \"Approval.IssueLicense\"", "Approval.IssueLicense")]
    public async Task WorkflowThatCannotRun_IsNamedWithItsLine_AndNotPublished(string right, string wrong, string named)
    {
        _copy.Replace("bundles/company-opening/workflow.json", right, wrong).Replace("bundles/company-opening/bundle.json", "\"promisedDays\": 1", "\"promisedDays\": 2");
        var report = await ImportAsync();
        report.Published.ShouldBeEmpty();
        var problem = report.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line > 1).ShouldBe(("bundles/company-opening/workflow.json", true));
        problem.Message.ShouldContain(named);
    }

    [Fact]
    public async Task WorkflowThatIsNoDefinition_IsNamed_AndTheRestIsPublished()
    {
        _copy.WithSecondBundle().Write("bundles/company-opening/workflow.json", "{ \"definitionId\": \"company-opening\", \"root\": 7 }");
        var report = await ImportAsync();
        report.Published.ShouldBe(["registration-only"], string.Join("\n", report.Problems));
        report.Problems.ShouldContain(p => p.File == "bundles/company-opening/workflow.json");
    }

    private Task<ImportReport> ImportAsync() => _office.ImportAsync(_copy.Root);

    private async Task<string> CurrentAsync() => (await _office.Get<BundleCatalogue>().CurrentAsync(CompanyOpening.BundleId, default))!.Hash;

    private async Task<string> WorkflowOfAsync(Guid caseId) => (await _office.Store.Database.QueryAsync(
        "SELECT s.document FROM workflow_instance i JOIN workflow_snapshot s ON s.hash = i.snapshot_hash WHERE i.instance_id = $1", r => r.GetString(0), default, caseId))[0];
}
