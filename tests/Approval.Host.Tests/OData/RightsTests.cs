using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

/// <summary>Who sees which rows, said once as plain predicates and asked of every way that leads to a row.</summary>
[Collection(ODataTests.Name)]
public sealed class RightsTests(ODataFixture fixture)
{
    private static readonly Who[] Everybody =
        [Who.Admin, Who.Tax, Who.Housing, Who.Clerk, Who.Reviewer, Who.Supervisor, Who.Applicant, Who.Designer, Who.Stranger, new("applicant-2", "applicant,reviewer", "housing-fund"), new("x", "admin", "tax"), new("nobody", "none", "tax")];

    public static TheoryData<int> Readers => [.. Enumerable.Range(0, Everybody.Length)];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Sets_ShowTheRowsOfTheMatrix(int reader)
    {
        var who = Everybody[reader];
        var client = fixture.As(who);

        (await client.AllAsync("Cases", "CaseId")).ShouldBe(World.Cases.Where(c => SeesCase(who, c)).Select(c => c.CaseId.ToString()), ignoreOrder: true);
        (await client.AllAsync("ReviewTasks", "TaskId")).ShouldBe(World.Tasks.Where(t => SeesTask(who, t)).Select(t => t.TaskId.ToString()), ignoreOrder: true);
        (await client.AllAsync("CaseItems?$orderby=ItemId", "ItemId")).ShouldBe(World.Items.Where(i => SeesItem(who, i)).Select(i => i.ItemId).Order(StringComparer.Ordinal));
        (await client.AllAsync("Licences", "LicenceId")).ShouldBe(World.Licences.Where(l => SeesCase(who, World.CaseOf(l.CaseId))).Select(l => l.LicenceId.ToString()), ignoreOrder: true);
        (await client.AllAsync("Bundles", "BundleId")).ShouldBe(["company-opening"]);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Counts_AreOfVisibleRowsOnly(int reader)
    {
        var who = Everybody[reader];
        using var response = await fixture.As(who).GetAsync("Cases/$count?$filter=Version gt 2");

        (await response.Content.ReadAsStringAsync()).ShouldBe($"{World.Cases.Count(c => c.Version > 2 && SeesCase(who, c))}");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Expansions_ShowNoMoreThanTheSets(int reader)
    {
        var who = Everybody[reader];
        var page = await fixture.As(who).JsonAsync("Cases?$expand=Items,ReviewTasks($expand=Case($select=CaseId)),Licences($expand=Components)");

        foreach (var row in page.GetProperty("value").EnumerateArray())
        {
            var fact = World.CaseOf(row.GetProperty("CaseId").GetGuid());
            row.GetProperty("Items").GetArrayLength().ShouldBe(fact.Items.Count(i => SeesItem(who, i)));
            row.GetProperty("ReviewTasks").GetArrayLength().ShouldBe(fact.Tasks.Count(t => SeesTask(who, t)));
            row.GetProperty("Licences").EnumerateArray().Sum(l => l.GetProperty("Components").GetArrayLength()).ShouldBe(fact.Licences.Sum(l => l.Components));
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Lambdas_AskVisibleRowsOnly(int reader)
    {
        var who = Everybody[reader];
        var client = fixture.As(who);

        (await client.AllAsync("Cases?$filter=Items/any(i:i/DepartmentId eq 'housing-fund')", "CaseId"))
            .ShouldBe(World.Cases.Where(c => SeesCase(who, c) && c.Items.Exists(i => i.DepartmentId == "housing-fund" && SeesItem(who, i))).Select(c => c.CaseId.ToString()), ignoreOrder: true);
        (await client.AllAsync("Cases?$orderby=ReviewTasks/$count desc", "CaseId"))
            .ShouldBe(World.Cases.Where(c => SeesCase(who, c)).OrderByDescending(c => c.Tasks.Count(t => SeesTask(who, t))).Select(c => c.CaseId.ToString()));
    }

    [Fact]
    public async Task Entity_OfSomebodyElse_IsUnknownByEveryWay()
    {
        var foreign = World.Tasks.First(t => t.DepartmentId == "housing-fund");
        var hidden = World.Submitted.First(c => !SeesCase(Who.Tax, c) && c.Items.Count > 0);
        string[] ways =
        [
            $"ReviewTasks({foreign.TaskId})", $"ReviewTasks({foreign.TaskId})/Status", $"ReviewTasks({foreign.TaskId})/Status/$value", $"ReviewTasks({foreign.TaskId})/Case",
            $"ReviewTasks({foreign.TaskId})/Case/Items",
            $"Cases({hidden.CaseId})", $"Cases({hidden.CaseId})/Items", $"Cases({hidden.CaseId})/Items/$count", $"Cases({hidden.CaseId})/ReviewTasks",
            $"CaseItems(CaseId={hidden.CaseId},ItemId='{hidden.Items[0].ItemId}')",
        ];

        foreach (var way in ways)
            (await fixture.As(Who.Tax).ErrorAsync(way)).ShouldBe((404, "resource.unknown", "没有这项数据，或您无权查看。"), way);
        foreach (var function in new[] { "Form()", "Materials()" })
            (await fixture.As(Who.Tax).ErrorAsync($"ReviewTasks({foreign.TaskId})/Approval.{function}")).Code.ShouldBe("task.unknown");
    }

    [Fact]
    public async Task Expressions_CannotBeMadeToFailOnHiddenRows()
    {
        // Each would fail in plain SQL on some row; if it did for a row that is hidden, the failure would tell that the row exists.
        string[] probes = ["1 div (Version sub 1) gt 0", "Version mod (Version sub 2) eq 0", "substring(CaseNumber,Version sub 4,Version sub 4) eq 'x'", "Version mul 1e38 mul 1e38 mul 1e38 mul 1e38 mul 1e38 mul 1e38 mul 1e38 mul 1e38 mul 1e38 gt 1.5e30"];

        foreach (var probe in probes)
        {
            using var response = await fixture.As(Who.Stranger).GetAsync($"Cases?$filter={Uri.EscapeDataString(probe)}");
            (await response.Content.ReadAsStringAsync()).ShouldContain("\"value\":[]");
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task NobodyReadsTheWholeForm(int reader)
    {
        foreach (var url in new[] { "Cases?$expand=*", "ReviewTasks?$expand=*", "Licences?$expand=*", "CaseItems?$expand=*" })
        {
            using var response = await fixture.As(Everybody[reader]).GetAsync(url);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("机密");
        }
    }

    private static bool Is(Who who, params string[] roles) => who.Roles.Split(',').Intersect(roles, StringComparer.Ordinal).Any();

    private static bool IsDepartment(Who who, string department) => who.Department == department && Is(who, "reviewer", "department-system", "clerk", "supervisor", "admin");

    private static bool Leads(Who who, CaseFact c) => who.Department == c.LeadDepartment && Is(who, "clerk", "supervisor", "admin");

    private static bool IsPlatform(Who who) => Is(who, "admin") && who.Department.Length == 0;

    private static bool SeesCase(Who who, CaseFact c) => (Is(who, "applicant") && c.ApplicantId == who.Id)
        || (c.SubmittedAt is not null && (IsPlatform(who) || Leads(who, c) || c.Items.Exists(i => IsDepartment(who, i.DepartmentId)) || c.Tasks.Exists(t => IsDepartment(who, t.DepartmentId))));

    private static bool SeesTask(Who who, TaskFact t) => IsDepartment(who, t.DepartmentId) || Leads(who, World.CaseOf(t.CaseId)) || IsPlatform(who);

    private static bool SeesItem(Who who, ItemFact i)
    {
        var c = World.CaseOf(i.CaseId);
        return (Is(who, "applicant") && c.ApplicantId == who.Id) || (c.SubmittedAt is not null && (IsPlatform(who) || Leads(who, c) || IsDepartment(who, i.DepartmentId)));
    }
}
