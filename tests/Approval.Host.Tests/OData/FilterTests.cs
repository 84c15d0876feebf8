using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

/// <summary>Filters against the same question asked of the plain records.</summary>
[Collection(ODataTests.Name)]
public sealed class FilterTests(ODataFixture fixture)
{
    private static readonly DateTimeOffset Noon = World.Start.AddDays(5);

    private static readonly Dictionary<string, Func<CaseFact, bool>> OnCases = new(StringComparer.Ordinal)
    {
        ["Status eq 'Accepted'"] = c => c.Status == "Accepted",
        ["Status ne 'Accepted'"] = c => c.Status != "Accepted",
        ["Result eq 'Approved'"] = c => c.Result == "Approved",
        ["Result ne 'Approved'"] = c => c.Result != "Approved",
        ["Result eq null"] = c => c.Result is null,
        ["Result ne null"] = c => c.Result is not null,
        ["null eq Result"] = c => c.Result is null,
        ["not (Result eq 'Approved')"] = c => c.Result != "Approved",
        ["not (Result gt 'A')"] = c => !(c.Result is not null && string.CompareOrdinal(c.Result, "A") > 0),
        ["Result gt null"] = _ => false,
        ["Result eq PackageId"] = c => c.Result == c.PackageId,
        ["Result ne PackageId"] = c => c.Result != c.PackageId,
        ["Version gt 3"] = c => c.Version > 3,
        ["Version ge 3 and Version le 5"] = c => c.Version is >= 3 and <= 5,
        ["Version lt 2 or Version eq 7"] = c => c.Version is < 2 or 7,
        ["Version add 1 eq 4"] = c => c.Version + 1 == 4,
        ["Version sub 1 eq 4"] = c => c.Version - 1 == 4,
        ["Version mul 2 eq 6"] = c => c.Version * 2 == 6,
        ["Version div 2 eq 1"] = c => c.Version / 2 == 1,
        ["Version mod 2 eq 1"] = c => c.Version % 2 == 1,
        ["-Version lt -5"] = c => -c.Version < -5,
        ["Version div 0 eq 1"] = _ => false,
        ["Version mul 9223372036854775807 gt 0"] = _ => true,
        ["Version mul 1.5 eq 4.5"] = c => c.Version * 1.5m == 4.5m,
        ["Status in ('Accepted','InReview')"] = c => c.Status is "Accepted" or "InReview",
        ["Result in ('Approved',null)"] = c => c.Result is "Approved" or null,
        ["not (Result in ('Approved'))"] = c => c.Result != "Approved",
        ["Version in (1,2)"] = c => c.Version is 1 or 2,
        ["CaseId in (0193a000-0001-7000-8000-000000000005,0193a000-0001-7000-8000-000000000006)"] = c => c.CaseId == World.Id(1, 5) || c.CaseId == World.Id(1, 6),
        ["CreatedAt in (2026-01-01T07:01:00Z,2026-01-01T15:02:00+01:00)"] = c => c.CreatedAt == World.Start.AddMinutes(421) || c.CreatedAt == World.Start.AddMinutes(842),
        ["contains(SubjectName,'公司')"] = c => c.SubjectName?.Contains("公司", StringComparison.Ordinal) == true,
        ["not contains(SubjectName,'公司')"] = c => c.SubjectName is not null && !c.SubjectName.Contains("公司", StringComparison.Ordinal),
        ["contains(SubjectName,null)"] = _ => false,
        ["contains(SubjectName,'%')"] = c => c.SubjectName?.Contains('%', StringComparison.Ordinal) == true,
        ["contains(SubjectName,'_')"] = c => c.SubjectName?.Contains('_', StringComparison.Ordinal) == true,
        ["contains(SubjectName,'\\')"] = c => c.SubjectName?.Contains('\\', StringComparison.Ordinal) == true,
        ["contains(SubjectName,'O''Brien')"] = c => c.SubjectName?.Contains("O'Brien", StringComparison.Ordinal) == true,
        ["startswith(SubjectName,'青山')"] = c => c.SubjectName?.StartsWith("青山", StringComparison.Ordinal) == true,
        ["endswith(SubjectName,'有限公司')"] = c => c.SubjectName?.EndsWith("有限公司", StringComparison.Ordinal) == true,
        ["endswith(SubjectName,'')"] = c => c.SubjectName is not null,
        ["length(ApplicantName) eq 3"] = c => c.ApplicantName.Length == 3,
        ["indexof(SubjectName,'科技') eq 2"] = c => c.SubjectName?.IndexOf("科技", StringComparison.Ordinal) == 2,
        ["indexof(SubjectName,'无') eq -1"] = c => c.SubjectName?.IndexOf('无', StringComparison.Ordinal) == -1,
        ["substring(CaseNumber,5) eq '0006'"] = c => c.CaseNumber == "2026-0006",
        ["substring(CaseNumber,0,4) eq '2026'"] = c => c.CaseNumber is not null,
        ["substring(CaseNumber,-3,2) eq '20'"] = c => c.CaseNumber is not null,
        ["substring(CaseNumber,99) eq ''"] = c => c.CaseNumber is not null,
        ["tolower(Status) eq 'accepted'"] = c => c.Status == "Accepted",
        ["toupper(SubjectName) eq 'ÉMILE CAFÉ'"] = c => c.SubjectName == "Émile Café",
        ["tolower(SubjectName) gt 'a'"] = c => c.SubjectName is not null && string.CompareOrdinal(c.SubjectName.ToLowerInvariant(), "a") > 0,
        ["trim(SubjectName) eq '空格公司'"] = c => c.SubjectName?.Trim() == "空格公司",
        ["concat(ApplicantName,'!') eq '李雷!'"] = c => c.ApplicantName == "李雷",
        ["concat(concat(Status,':'),PackageId) eq 'Accepted:two-in-one'"] = c => c is { Status: "Accepted", PackageId: "two-in-one" },
        ["SubjectName gt 'a'"] = c => c.SubjectName is not null && string.CompareOrdinal(c.SubjectName, "a") > 0,
        ["SubjectName le '蓝'"] = c => c.SubjectName is not null && string.CompareOrdinal(c.SubjectName, "蓝") <= 0,
        ["CreatedAt ge 2026-01-06T00:00:00Z"] = c => c.CreatedAt >= Noon,
        ["CreatedAt lt 2026-01-06T08:00:00+08:00"] = c => c.CreatedAt < Noon,
        ["SubmittedAt gt 2026-01-06"] = c => c.SubmittedAt > Noon,
        ["year(CreatedAt) eq 2026 and month(CreatedAt) eq 1 and day(CreatedAt) eq 3"] = c => c.CreatedAt.Date == new DateTime(2026, 1, 3),
        ["hour(CreatedAt) ge 12"] = c => c.CreatedAt.Hour >= 12,
        ["minute(CreatedAt) eq 5"] = c => c.CreatedAt.Minute == 5,
        ["second(SubmittedAt) eq 30"] = c => c.SubmittedAt is not null,
        ["fractionalseconds(SubmittedAt) gt 0.4"] = c => c.SubmittedAt is not null,
        ["date(CreatedAt) eq 2026-01-03"] = c => c.CreatedAt.Date == new DateTime(2026, 1, 3),
        ["time(CreatedAt) gt 12:00:00"] = c => c.CreatedAt.TimeOfDay > TimeSpan.FromHours(12),
        ["totaloffsetminutes(CreatedAt) eq 0"] = _ => true,
        ["DecidedAt sub CreatedAt gt duration'PT23H'"] = c => c.DecidedAt is not null,
        ["totalseconds(DecidedAt sub CreatedAt) eq 86400"] = c => c.DecidedAt is not null,
        ["CreatedAt add duration'P1D' gt 2026-01-07T00:00:00Z"] = c => c.CreatedAt.AddDays(1) > Noon.AddDays(1),
        ["CreatedAt gt now()"] = c => c.CreatedAt > DateTimeOffset.UtcNow,
        ["CreatedAt gt mindatetime() and CreatedAt lt maxdatetime()"] = _ => true,
        ["round(Version mul 0.5) eq 2"] = c => Math.Round(c.Version * 0.5m, MidpointRounding.AwayFromZero) == 2,
        ["floor(Version mul 0.5) eq 1"] = c => Math.Floor(c.Version * 0.5m) == 1,
        ["ceiling(Version mul 0.5) eq 2"] = c => Math.Ceiling(c.Version * 0.5m) == 2,
        ["Items/any()"] = c => c.Items.Count > 0,
        ["Items/any(i:i/DepartmentId eq 'tax')"] = c => c.Items.Exists(i => i.DepartmentId == "tax"),
        ["Items/all(i:i/Mandatory)"] = c => c.Items.TrueForAll(i => i.Mandatory),
        ["Items/all(i:i/Position lt 3)"] = c => c.Items.TrueForAll(i => i.Position < 3),
        ["not Items/any(i:i/DepartmentId eq 'tax')"] = c => !c.Items.Exists(i => i.DepartmentId == "tax"),
        ["ReviewTasks/any(t:t/ClaimedAt eq null and t/Status eq 'Offered')"] = c => c.Tasks.Exists(t => t.ClaimedAt is null && t.Status == "Offered"),
        ["ReviewTasks/all(t:t/Reasons ne null)"] = c => c.Tasks.TrueForAll(t => t.Reasons is not null),
        ["ReviewTasks/any(t:t/Version eq Version)"] = c => c.Tasks.Exists(t => t.Version == c.Version),
        ["Items/any(i:i/Position eq 1 and ReviewTasks/any(t:t/ItemId eq i/ItemId))"] = c => c.Items.Exists(i => i.Position == 1 && c.Tasks.Exists(t => t.ItemId == i.ItemId)),
        ["Items/$count eq 2"] = c => c.Items.Count == 2,
        ["Licences/any(l:l/Components/any(p:p/Position eq 3))"] = c => c.Licences.Exists(l => l.Components >= 3),
        ["(Status eq 'Accepted') eq true"] = c => c.Status == "Accepted",
        ["(Status eq 'Accepted') eq (Version gt 3)"] = c => c.Status == "Accepted" == c.Version > 3,
        ["true"] = _ => true,
        ["Status eq 'Accepted' or Status eq 'InReview' and Version gt 3"] = c => c.Status == "Accepted" || (c.Status == "InReview" && c.Version > 3),
        ["SubjectName eq '𠮷田商贸'"] = c => c.SubjectName == "𠮷田商贸",
    };

    private static readonly Dictionary<string, Func<TaskFact, bool>> OnTasks = new(StringComparer.Ordinal)
    {
        ["Case/LeadDepartment eq 'housing-fund'"] = t => World.CaseOf(t.CaseId).LeadDepartment == "housing-fund",
        ["Case/PackageId eq null"] = t => World.CaseOf(t.CaseId).PackageId is null,
        ["Case ne null"] = _ => true,
        ["Case/Items/any(i:i/DepartmentId eq 'tax')"] = t => World.CaseOf(t.CaseId).Items.Exists(i => i.DepartmentId == "tax"),
        ["Case/Items/all(i:i/Position gt 1)"] = t => World.CaseOf(t.CaseId).Items.TrueForAll(i => i.Position > 1),
        ["Case/Items/$count gt 2"] = t => World.CaseOf(t.CaseId).Items.Count > 2,
        ["OfferedAt gt Case/DecidedAt"] = t => t.OfferedAt > World.CaseOf(t.CaseId).DecidedAt,
        ["Status in ('Offered','Claimed','Suspended','Returned') and DepartmentId eq 'tax'"] = t => t.Status is "Offered" or "Claimed" or "Suspended" or "Returned" && t.DepartmentId == "tax",
    };

    public static TheoryData<string> CaseFilters => [.. OnCases.Keys];

    public static TheoryData<string> TaskFilters => [.. OnTasks.Keys];

    [Theory]
    [MemberData(nameof(CaseFilters))]
    public async Task Cases_Filtered_AreThoseOfTheOracle(string filter)
    {
        var found = await fixture.As(Who.Admin).AllAsync($"Cases?$filter={Uri.EscapeDataString(filter)}", "CaseId");

        found.ShouldBe(World.Submitted.Where(OnCases[filter]).Select(c => c.CaseId.ToString()), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(TaskFilters))]
    public async Task Tasks_Filtered_AreThoseOfTheOracle(string filter)
    {
        var found = await fixture.As(Who.Admin).AllAsync($"ReviewTasks?$filter={Uri.EscapeDataString(filter)}", "TaskId");

        found.ShouldBe(World.Tasks.Where(OnTasks[filter]).Select(t => t.TaskId.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task Filter_WithParameterAlias_TakesItsValue()
    {
        var found = await fixture.As(Who.Admin).AllAsync("Cases?$filter=Status eq @s and Version gt @v&@s='Accepted'&@v=3", "CaseId");

        found.ShouldBe(World.Submitted.Where(c => c is { Status: "Accepted", Version: > 3 }).Select(c => c.CaseId.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task Filter_LongerThanAnAddress_IsTakenFromABody()
    {
        var filter = string.Join(" or ", Enumerable.Range(0, 150).Select(i => $"CaseNumber eq '2026-{i:0000}'"));
        using var response = await fixture.As(Who.Admin).SendAsync(HttpMethod.Post, "Cases/$query", $"$filter={Uri.EscapeDataString(filter)}&$count=true", ("Content-Type", "text/plain"));

        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"@odata.count\":{World.Submitted.Count()}");
    }
}
