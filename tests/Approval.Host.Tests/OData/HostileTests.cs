using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

/// <summary>What nobody asks for in good faith: bounded, explained, and never the server's fault.</summary>
[Collection(ODataTests.Name)]
public sealed class HostileTests(ODataFixture fixture)
{
    private ODataClient Admin => fixture.As(Who.Admin);

    public static TheoryData<string, string> Bombs => new()
    {
        { "terms joined by or", Chain(20_000, i => $"Version eq {i}", " or ") },
        { "terms joined by and", Chain(600, i => $"Version ne {i}", " and ") },
        { "sum of many", Chain(2_000, _ => "Version", " add ") + " eq 1" },
        { "brackets", new string('(', 5_000) + "true" + new string(')', 5_000) },
        { "few brackets", new string('(', 300) + "Version eq 1" + new string(')', 300) },
        { "not not not", string.Concat(Enumerable.Repeat("not ", 3_000)) + "true" },
        { "nested functions", string.Concat(Enumerable.Repeat("tolower(", 1_000)) + "Status" + new string(')', 1_000) + " eq 'x'" },
        { "list of many", $"Version in ({Chain(5_000, i => $"{i}", ",")})" },
        { "list of many instants", $"CreatedAt in ({Chain(1_000, _ => "2026-01-01T00:00:00Z", ",")})" },
        { "nested lambdas", Chain(12, i => $"ReviewTasks/any(t{i}:t{i}/Case/", "") + "Version eq 1" + new string(')', 12) },
        { "long text", $"Status eq '{new string('长', 30_000)}'" },
        { "products", Chain(400, _ => "Version", " mul 1e38 mul ") + " gt 1" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Bomb_InAFilter_IsRefusedOrAnsweredButNeverAFault(string name, string filter)
    {
        using var response = await Admin.SendAsync(HttpMethod.Post, "Cases/$query", $"$filter={filter}", ("Content-Type", "text/plain"));

        ((int)response.StatusCode).ShouldBeLessThan(500, name);
        if (!response.IsSuccessStatusCode)
            (await ODataClient.ErrorOfAsync(response)).Code.ShouldStartWith("query.");
    }

    [Theory]
    [InlineData("Cases?$filter=Status eq 'x'; DROP TABLE approval_case; --'")]
    [InlineData("Cases?$filter=Status eq '''; DROP TABLE approval_case; --'")]
    [InlineData("Cases?$filter=Status eq '\\'' or 1=1 --'")]
    [InlineData("Cases?$filter=contains(Status,'%27) OR 1=1 --')")]
    [InlineData("Cases?$orderby=Status;DROP TABLE approval_case")]
    [InlineData("Cases?$orderby=(select 1)")]
    [InlineData("Cases?$search=') OR 1=1 --")]
    [InlineData("Cases?$search=\"'; DROP TABLE approval_case; --\"")]
    [InlineData("Cases?$select=Status,version) FROM approval_case --")]
    [InlineData("Cases?$top=1;DELETE FROM approval_case")]
    [InlineData("Cases?$expand=Items($filter=ItemId eq '''; DELETE FROM case_item; --')")]
    [InlineData("Cases('x'';DROP TABLE approval_case')")]
    [InlineData("CaseItems(CaseId=0193a000-0001-7000-8000-000000000001,ItemId='x''; DROP TABLE case_item; --')")]
    [InlineData("Bundles('%27 OR %271%27=%271')")]
    [InlineData("Cases?$filter=Status eq @x&@x=''';DROP TABLE approval_case;--'")]
    public async Task Injection_IsTextOrAnError(string url)
    {
        using var response = await Admin.GetAsync(url);

        ((int)response.StatusCode).ShouldBeLessThan(500);
        (await Admin.AllAsync("Cases", "CaseId")).Count.ShouldBe(World.Submitted.Count());
        if (response.IsSuccessStatusCode && url.Contains("filter", StringComparison.Ordinal) && !url.Contains("expand", StringComparison.Ordinal))
            (await response.Content.ReadAsStringAsync()).ShouldContain("\"value\":[]");
    }

    [Theory]
    [InlineData("$filter=Version eq 'x'")]
    [InlineData("$filter=CaseId eq 5")]
    [InlineData("$filter=CreatedAt gt 'yesterday'")]
    [InlineData("$filter=CreatedAt gt 2026-13-45T99:99:99Z")]
    [InlineData("$filter=Version")]
    [InlineData("$filter=Version eq")]
    [InlineData("$filter='a")]
    [InlineData("$filter=Items eq null")]
    [InlineData("$filter=Items/any(i:i/Nope eq 1)")]
    [InlineData("$filter=Items/any(i:j/Position eq 1)")]
    [InlineData("$filter=contains(Version,'1')")]
    [InlineData("$filter=year(Status) eq 1")]
    [InlineData("$filter=Version mul 1e39 gt 1")]
    [InlineData("$orderby=Items")]
    [InlineData("$orderby=Status sideways")]
    [InlineData("$select=Nope")]
    [InlineData("$expand=Nope")]
    [InlineData("$expand=Items($nope=1)")]
    [InlineData("$expand=Items($top=-1)")]
    [InlineData("$expand=Items($top=100000)")]
    [InlineData("$top=99999999999999999999")]
    [InlineData("$skiptoken=WyJhIl0")]
    [InlineData("$skiptoken=%FF%FE")]
    [InlineData("$search=NOT")]
    public async Task WrongTypeOrValue_Is400(string query)
    {
        (await Admin.ErrorAsync($"Cases?{query}")).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(400), e => e.Code.ShouldStartWith("query."));
    }

    [Fact]
    public async Task SkipToken_WithOthersValues_ShowsNoOthersRows()
    {
        var page = await fixture.As(Who.Stranger).JsonAsync("Cases?$orderby=Version");
        page.GetProperty("value").GetArrayLength().ShouldBe(0);

        using var first = await Admin.GetAsync("Cases?$orderby=Version", ("Prefer", "maxpagesize=2"));
        var next = System.Text.Json.JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("@odata.nextLink").GetString()!;
        (await fixture.As(Who.Stranger).JsonAsync(next)).GetProperty("value").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Fuzz_ThousandsOfAddresses_NeverAFault()
    {
        var fuzz = new UrlFuzz(20260302);
        var addresses = Enumerable.Range(0, 4_000).Select(_ => fuzz.Next()).ToList();
        var answered = 0;
        var faults = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (url, _) =>
        {
            using var response = await fixture.As(Who.Tax).GetAsync(url);
            if (response.IsSuccessStatusCode)
                Interlocked.Increment(ref answered);
            if ((int)response.StatusCode is >= 500 and not 501)
                faults.Add($"{(int)response.StatusCode} {url}");
        });

        faults.ShouldBeEmpty(fixture.Faults.LastOrDefault()?.ToString());
        answered.ShouldBeInRange(100, 3_900);
    }

    [Fact]
    public async Task Store_ThatIsCutOff_IsSaidAndReachedAgain()
    {
        await using (var command = fixture.Store.Source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"))
            await command.ExecuteNonQueryAsync();

        var statuses = new List<int>();
        while (statuses.Count < 50 && !statuses.Contains(200))
        {
            using var response = await Admin.GetAsync("Bundles");
            statuses.Add((int)response.StatusCode);
        }

        statuses[^1].ShouldBe(200);
        statuses.ShouldAllBe(s => s == 200 || s == 503);
    }

    private static string Chain(int count, Func<int, string> term, string by) => string.Join(by, Enumerable.Range(0, count).Select(term));
}
