using System.Text.Json;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

[Collection(ODataTests.Name)]
public sealed class ProtocolTests(ODataFixture fixture)
{
    private static readonly TaskFact Task = World.Tasks.First(t => t.DepartmentId == "tax");

    private ODataClient Tax => fixture.As(Who.Tax);

    [Fact]
    public async Task ServiceDocument_ListsEverySetOnce()
    {
        var document = await Tax.JsonAsync("");

        document.GetProperty("value").EnumerateArray().Select(s => s.GetProperty("name").GetString()).ShouldBe(["Bundles", "Cases", "CaseItems", "ReviewTasks", "Licences"]);
    }

    [Fact]
    public async Task Metadata_AsXml_DescribesTypesAndActions()
    {
        using var response = await Tax.GetAsync("$metadata");
        var text = await response.Content.ReadAsStringAsync();

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        response.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
        text.ShouldContain("审查任务");
        var names = XDocument.Parse(text).Descendants().Select(e => (e.Name.LocalName, (string?)e.Attribute("Name"))).ToList();
        names.ShouldContain(("EntityType", "ReviewTask"));
        names.ShouldContain(("Action", "Complete"));
        names.ShouldContain(("Function", "Form"));
    }

    [Theory]
    [InlineData("$metadata?$format=json", null)]
    [InlineData("$metadata", "application/json")]
    public async Task Metadata_AsJson_IsCsdlJson(string url, string? accept)
    {
        using var response = await Tax.GetAsync(url, accept is null ? [] : [("Accept", accept)]);
        using var csdl = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        csdl.RootElement.GetProperty("Approval").GetProperty("ReviewTask").GetProperty("$Key")[0].GetString().ShouldBe("TaskId");
    }

    [Theory]
    [InlineData("Cases?$format=text/csv", null)]
    [InlineData("Cases", "text/csv")]
    [InlineData("Cases", "application/json;odata.metadata=some")]
    [InlineData("$metadata?$format=text/html", null)]
    [InlineData("Cases/$count", "image/png")]
    public async Task Answer_InAFormatThatIsNotGiven_Is406(string url, string? accept)
    {
        var error = await Tax.ErrorAsync(url, accept is null ? [] : [("Accept", accept)]);

        error.ShouldSatisfyAllConditions(e => e.Status.ShouldBe(406), e => e.Code.ShouldBe("accept.unsupported"));
    }

    [Theory]
    [InlineData("full", true, true)]
    [InlineData("minimal", true, false)]
    [InlineData("none", false, false)]
    public async Task Entity_AtAMetadataLevel_CarriesItsAnnotations(string level, bool context, bool links)
    {
        using var response = await Tax.GetAsync($"ReviewTasks({Task.TaskId})", ("Accept", $"application/json;odata.metadata={level}"));
        using var entity = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        response.Content.Headers.ContentType!.ToString().ShouldContain($"odata.metadata={level}");
        entity.RootElement.TryGetProperty("@odata.context", out _).ShouldBe(context);
        entity.RootElement.TryGetProperty("@odata.editLink", out _).ShouldBe(links);
        entity.RootElement.TryGetProperty("#Approval.Claim", out _).ShouldBe(links);
    }

    [Fact]
    public async Task Text_InChinese_IsNotEscaped()
    {
        using var response = await fixture.As(Who.Admin).GetAsync("Cases?$filter=SubjectName eq '𠮷田商贸'&$top=1&$select=SubjectName");

        (await response.Content.ReadAsStringAsync()).ShouldContain("𠮷田商贸");
    }

    [Theory]
    [InlineData("ReviewTasks/$count")]
    [InlineData("ReviewTasks({0})/DepartmentId/$value")]
    public async Task RawValue_HasNoByteOrderMark(string url)
    {
        using var response = await Tax.GetAsync(url.Replace("{0}", Task.TaskId.ToString(), StringComparison.Ordinal));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        bytes[0].ShouldBeInRange((byte)'0', (byte)'z');
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task Property_ThatIsNull_IsNoContent()
    {
        var unclaimed = World.Tasks.First(t => t is { DepartmentId: "tax", Reasons: null });
        using var response = await Tax.GetAsync($"ReviewTasks({unclaimed.TaskId})/Reasons");

        ((int)response.StatusCode).ShouldBe(204);
    }

    [Fact]
    public async Task Selection_KeepsTheKeyAndNothingElse()
    {
        var page = await Tax.JsonAsync("ReviewTasks?$select=Status&$top=1");

        page.GetProperty("value")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["@odata.etag", "TaskId", "Status"]);
        page.GetProperty("@odata.context").GetString()!.ShouldEndWith("$metadata#ReviewTasks(Status)");
    }

    [Theory]
    [InlineData("nope", 404, "resource.unknown-path")]
    [InlineData("Cases(0193a000-0001-7000-8000-ffffffffffff)", 404, "resource.unknown")]
    [InlineData("Cases(abc)", 400, "query.syntax")]
    [InlineData("Cases?$filter=Foo eq 1", 400, "query.syntax")]
    [InlineData("Cases?$filter=", 400, "query.option-value")]
    [InlineData("Cases?$top=1&$top=2", 400, "query.option-twice")]
    [InlineData("Cases?top=1&$TOP=2", 400, "query.option-twice")]
    [InlineData("Cases?$top=x", 400, "query.option-value")]
    [InlineData("Cases?$top=10001", 400, "query.top-too-large")]
    [InlineData("Cases?$skip=100001", 400, "query.skip-too-large")]
    [InlineData("Cases?$count=yes", 400, "query.option-value")]
    [InlineData("Cases?$apply=aggregate($count as n)", 501, "query.option-unsupported")]
    [InlineData("Cases?$compute=Version add 1 as V", 501, "query.option-unsupported")]
    [InlineData("Cases?$deltatoken=1", 501, "query.option-unsupported")]
    [InlineData("Cases?$nonsense=1", 501, "query.option-unsupported")]
    [InlineData("Cases?$filter=cast(Version,Edm.String) eq '1'", 501, "query.unsupported")]
    [InlineData("Cases?$expand=Items/$ref", 501, "query.unsupported")]
    [InlineData("Cases?$search=\"open", 400, "query.search")]
    [InlineData("Cases?$search=a b c d e f g h i j k l m", 400, "query.search")]
    [InlineData("Cases?$expand=ReviewTasks($expand=Case($expand=ReviewTasks($expand=Case)))", 400, "query.expand-too-large")]
    [InlineData("Cases?$orderby=Version,Status,CaseNumber,Result,BundleId,PackageId,SubjectName,ApplicantName,CreatedAt", 400, "query.order-too-long")]
    [InlineData("Cases?$skiptoken=abc", 400, "query.skiptoken")]
    [InlineData("Cases?$filter=CreatedAt add duration'P99999D' gt now()", 400, "query.value-range")]
    [InlineData("Cases/$count?$top=1", 400, "query.option-misplaced")]
    [InlineData("Cases?$filter=SubjectName eq '%00'", 400, "query.text")]
    public async Task Request_ThatIsNotAnswered_SaysWhyWithItsOwnCode(string url, int status, string code)
    {
        var error = await fixture.As(Who.Admin).ErrorAsync(url);

        error.ShouldSatisfyAllConditions(e => e.Status.ShouldBe(status), e => e.Code.ShouldBe(code), e => e.Message.ShouldContain("。"));
    }

    [Fact]
    public async Task Error_SpeaksTheCallersLanguageAndShowsTheTrace()
    {
        using var response = await Tax.GetAsync("nope", ("Accept-Language", "en-GB"));
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = document.RootElement.GetProperty("error");

        error.GetProperty("message").GetString().ShouldBe("There is no resource at this address.");
        error.GetProperty("@Approval.traceId").GetString().ShouldNotBeNullOrEmpty();
        response.Content.Headers.ContentLanguage.ShouldBe(["en"]);
    }

    [Fact]
    public async Task Request_WithoutSignIn_Is401()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(fixture.Root, "Cases"));

        ((int)response.StatusCode).ShouldBe(401);
    }

    [Theory]
    [InlineData("OData-Version", "3.0", 400)]
    [InlineData("OData-MaxVersion", "3.0", 400)]
    [InlineData("OData-MaxVersion", "4.01", 200)]
    [InlineData("OData-MaxVersion", "4.0", 200)]
    public async Task Version_OfTheProtocol_IsNegotiated(string header, string value, int status)
    {
        using var response = await Tax.GetAsync("Bundles", (header, value));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("DELETE", "ReviewTasks({0})")]
    [InlineData("PATCH", "ReviewTasks({0})")]
    [InlineData("POST", "ReviewTasks")]
    [InlineData("GET", "ReviewTasks({0})/Approval.Claim")]
    [InlineData("POST", "ReviewTasks({0})/Approval.Form()")]
    public async Task Method_ThatAnAddressDoesNotTake_Is405(string method, string url)
    {
        using var response = await Tax.SendAsync(new HttpMethod(method), url.Replace("{0}", Task.TaskId.ToString(), StringComparison.Ordinal), method == "GET" ? null : "{}");

        (await ODataClient.ErrorOfAsync(response)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(405), e => e.Code.ShouldBe("request.method"));
    }

    [Fact]
    public async Task Head_HasTheHeadersOfGetAndNoBody()
    {
        using var response = await Tax.SendAsync(HttpMethod.Head, $"ReviewTasks({Task.TaskId})");

        response.Headers.ETag!.ToString().ShouldBe($"W/\"{Task.Version}\"");
        response.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(100);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
