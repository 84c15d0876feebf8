using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

[Collection(ODataTests.Name)]
public sealed class PagingTests(ODataFixture fixture)
{
    private static readonly Comparer<string?> NullsFirst = Comparer<string?>.Create(string.CompareOrdinal);

    private static readonly Dictionary<string, Func<IEnumerable<CaseFact>, IEnumerable<CaseFact>>> Orders = new(StringComparer.Ordinal)
    {
        ["CaseId"] = c => c,
        ["CaseId desc"] = c => c.Reverse(),
        ["SubjectName"] = c => c.OrderBy(x => x.SubjectName, Scalars),
        ["SubjectName desc"] = c => c.OrderByDescending(x => x.SubjectName, Scalars),
        ["Result,Version desc"] = c => c.OrderBy(x => x.Result, NullsFirst).ThenByDescending(x => x.Version),
        ["PackageId desc,Status"] = c => c.OrderByDescending(x => x.PackageId, NullsFirst).ThenBy(x => x.Status, StringComparer.Ordinal),
        ["DecidedAt desc"] = c => c.OrderByDescending(x => x.DecidedAt ?? DateTimeOffset.MinValue),
        ["DecidedAt"] = c => c.OrderBy(x => x.DecidedAt ?? DateTimeOffset.MinValue),
        ["Version mod 3,CreatedAt desc"] = c => c.OrderBy(x => x.Version % 3).ThenByDescending(x => x.CreatedAt),
        ["Version mul 1e38 mul 1e38 desc"] = c => c.OrderByDescending(x => x.Version),
        ["Version div 2.5"] = c => c.OrderBy(x => x.Version),
        ["length(ApplicantName) desc"] = c => c.OrderByDescending(x => x.ApplicantName.Length),
        ["ReviewTasks/$count desc"] = c => c.OrderByDescending(x => x.Tasks.Count),
        ["date(SubmittedAt)"] = c => c.OrderBy(x => x.SubmittedAt!.Value.Date),
        ["Status eq 'Accepted' desc"] = c => c.OrderByDescending(x => x.Status == "Accepted"),
    };

    public static TheoryData<string> OrderNames => [.. Orders.Keys];

    // Code points, not UTF-16 units: what PostgreSQL orders by.
    private static Comparer<string?> Scalars => Comparer<string?>.Create((a, b) => a is null || b is null
        ? (a is null ? 0 : 1) - (b is null ? 0 : 1)
        : System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b)));

    [Theory]
    [MemberData(nameof(OrderNames))]
    public async Task Pages_FollowedToTheEnd_GiveEveryRowOnceInOrder(string order)
    {
        var found = await FollowAsync($"Cases?$orderby={Uri.EscapeDataString(order)}&$select=CaseId", 5);

        found.Select(p => p.Count).ShouldAllBe(n => n <= 5);
        found.SelectMany(p => p).ShouldBe(Orders[order](World.Submitted).Select(c => c.CaseId.ToString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(1000)]
    public async Task Top_BeyondAPage_EndsAfterAsManyRows(int top)
    {
        var found = await FollowAsync($"Cases?$skip=2&$top={top}", 5);

        found.SelectMany(p => p).ShouldBe(World.Submitted.Skip(2).Take(top).Select(c => c.CaseId.ToString()));
    }

    [Fact]
    public async Task Count_IsOfAllRows_NotOfThePage()
    {
        var page = await fixture.As(Who.Admin).JsonAsync("Cases?$count=true&$top=2&$skip=1&$filter=Version gt 3");

        page.GetProperty("@odata.count").GetInt64().ShouldBe(World.Submitted.Count(c => c.Version > 3));
        page.GetProperty("value").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task SkipToken_OfAnotherQuery_IsRefused()
    {
        var first = await FirstAsync("Cases?$orderby=Status", 3);
        var other = first.GetProperty("@odata.nextLink").GetString()!.Replace("Status", "Version", StringComparison.Ordinal);

        (await fixture.As(Who.Admin).ErrorAsync(other)).Code.ShouldBe("query.skiptoken");
    }

    [Fact]
    public async Task Pages_WhileRowsArriveAndGo_NeitherSkipNorRepeat()
    {
        await using var fresh = new FreshWorld();
        var client = await fresh.StartAsync();
        var arriving = World.Cases.Where(c => c.SubmittedAt is not null).Take(8).Select((c, i) => c.Like(World.Id(9, i), $"new-{i}", World.Start.AddDays(-1 - i))).ToList();
        var seen = new List<string>();
        string? next = "Cases?$orderby=CreatedAt&$select=CaseId";
        for (var i = 0; next is not null; i++)
        {
            var page = await PageAsync(client, next, 6);
            seen.AddRange(Ids(page));
            if (i < arriving.Count)
                await WorldRows.InsertAsync(fresh.Fixture.Store.Source, [arriving[i]]);
            next = Next(page);
        }

        seen.ShouldBe(World.Submitted.Select(c => c.CaseId.ToString()));
    }

    [Fact]
    public async Task Expansion_WithOptions_AppliesThemPerParent()
    {
        var page = await fixture.As(Who.Admin).JsonAsync("Cases?$expand=Items($filter=Position gt 1;$orderby=Position desc;$top=1;$count=true;$select=Position)&$top=100");

        foreach (var row in page.GetProperty("value").EnumerateArray())
        {
            var wanted = World.CaseOf(row.GetProperty("CaseId").GetGuid()).Items.Where(i => i.Position > 1).OrderByDescending(i => i.Position).ToList();
            row.GetProperty("Items@odata.count").GetInt64().ShouldBe(wanted.Count);
            row.GetProperty("Items").EnumerateArray().Select(i => i.GetProperty("Position").GetInt32()).ShouldBe(wanted.Take(1).Select(i => i.Position));
        }
    }

    [Fact]
    public async Task Expansion_LongerThanItsPage_LinksToTheRest()
    {
        await using var fresh = new FreshWorld();
        var client = await fresh.StartAsync();
        var large = World.Submitted.First().Like(World.Id(8, 1), "large", World.Start);
        large.Items.AddRange(Enumerable.Range(1, 450).Select(i => new ItemFact(large.CaseId, string.Create(CultureInfo.InvariantCulture, $"item-{i:000}"), "tax", i, i % 2 == 0, "Pending")));
        await WorldRows.InsertAsync(fresh.Fixture.Store.Source, [large]);

        var found = await client.JsonAsync($"Cases({large.CaseId})?$expand=Items($filter=Position gt 10;$select=ItemId,Position)");
        var positions = found.GetProperty("Items").EnumerateArray().Select(i => i.GetProperty("Position").GetInt32()).ToList();
        positions.AddRange((await client.AllAsync(found.GetProperty("Items@odata.nextLink").GetString()!, "Position")).Select(p => int.Parse(p!, CultureInfo.InvariantCulture)));

        positions.ShouldBe(Enumerable.Range(11, 440));
    }

    private async Task<List<List<string>>> FollowAsync(string url, int size)
    {
        var pages = new List<List<string>>();
        for (string? next = url; next is not null;)
        {
            var page = await FirstAsync(next, size);
            pages.Add(Ids(page));
            next = Next(page);
        }
        return pages;
    }

    private Task<JsonElement> FirstAsync(string url, int size) => PageAsync(fixture.As(Who.Admin), url, size);

    private static async Task<JsonElement> PageAsync(ODataClient client, string url, int size)
    {
        using var response = await client.GetAsync(url, ("Prefer", $"odata.maxpagesize={size}"));
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("CaseId").GetString()!)];

    private static string? Next(JsonElement page) => page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
}

/// <summary>A world of its own, for tests that change it.</summary>
internal sealed class FreshWorld : IAsyncDisposable
{
    public ODataFixture Fixture { get; } = new();

    public async Task<ODataClient> StartAsync()
    {
        await Fixture.InitializeAsync();
        return Fixture.As(Who.Admin);
    }

    public async ValueTask DisposeAsync() => await Fixture.DisposeAsync();
}
