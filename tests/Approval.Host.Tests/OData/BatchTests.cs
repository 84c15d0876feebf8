using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

public sealed class BatchTests(ODataFixture fixture) : IClassFixture<ODataFixture>, IAsyncLifetime
{
    private TaskFact _offered = World.Tasks.First();

    public async Task InitializeAsync() => _offered = await WorldRows.OfferTaskAsync(fixture.Store.Source);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task JsonBatch_AnswersEachPartInOrder()
    {
        var answers = await JsonAsync($$"""
            {"requests": [
              {"id": "a", "method": "get", "url": "ReviewTasks({{_offered.TaskId}})"},
              {"id": "b", "method": "POST", "url": "$a/Approval.Claim", "body": {}, "dependsOn": ["a"]},
              {"id": "c", "method": "GET", "url": "/odata/ReviewTasks({{_offered.TaskId}})/Status/$value"},
              {"id": "d", "method": "GET", "url": "Cases/$count", "headers": {"accept": "text/plain"} }]}
            """);

        answers.Select(a => a.GetProperty("id").GetString()).ShouldBe(["a", "b", "c", "d"]);
        answers.Select(a => a.GetProperty("status").GetInt32()).ShouldBe([200, 200, 200, 200]);
        answers[1].GetProperty("body").GetProperty("Status").GetString().ShouldBe("Claimed");
        answers[2].GetProperty("body").GetString().ShouldBe("Claimed");
    }

    [Theory]
    [InlineData(null, new[] { 404 })]
    [InlineData("continue-on-error", new[] { 404, 200, 424 })]
    [InlineData("odata.continue-on-error=true", new[] { 404, 200, 424 })]
    public async Task JsonBatch_AfterAFailure_GoesOnOnlyWhenAsked(string? prefer, int[] statuses)
    {
        var answers = await JsonAsync("""
            {"requests": [{"id": "1", "method": "GET", "url": "Nope"}, {"id": "2", "method": "GET", "url": "Bundles"}, {"id": "3", "method": "GET", "url": "Bundles", "dependsOn": ["1"]}]}
            """, prefer);

        answers.Select(a => a.GetProperty("status").GetInt32()).ShouldBe(statuses);
    }

    [Fact]
    public async Task AtomicGroup_OfSeveral_IsRefusedAndChangesNothing()
    {
        var answers = await JsonAsync($$"""
            {"requests": [
              {"id": "1", "atomicityGroup": "g", "method": "POST", "url": "ReviewTasks({{_offered.TaskId}})/Approval.Claim"},
              {"id": "2", "atomicityGroup": "g", "method": "POST", "url": "ReviewTasks({{_offered.TaskId}})/Approval.Release"}]}
            """, "continue-on-error");
        var task = await fixture.As(Who.Tax).JsonAsync($"ReviewTasks({_offered.TaskId})");

        answers.Select(a => a.GetProperty("body").GetProperty("error").GetProperty("code").GetString()).ShouldBe(["batch.atomic-group", "batch.atomic-group"]);
        task.GetProperty("Version").GetInt32().ShouldBe(_offered.Version);
    }

    [Fact]
    public async Task MultipartBatch_IsAnsweredWithLinesThatStrictClientsRead()
    {
        var body = Lines(
            "--b1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "", $"GET ReviewTasks({_offered.TaskId})?$select=Status HTTP/1.1", "Accept: application/json", "", "",
            "--b1", "Content-Type: multipart/mixed; boundary=c1", "",
            "--c1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "Content-ID: 7", "", $"POST {fixture.Root}ReviewTasks({_offered.TaskId})/Approval.Claim HTTP/1.1", "Content-Type: application/json", "Content-Length: 2", "", "{}",
            "--c1--", "",
            "--b1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "", "GET Nope HTTP/1.1", "Accept-Language: en", "", "",
            "--b1--", "");
        using var response = await fixture.As(Who.Tax).SendAsync(HttpMethod.Post, "$batch", body, ("Content-Type", "multipart/mixed; boundary=b1"));
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());

        response.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        text.ShouldContain("HTTP/1.1 200 OK\r\n");
        text.ShouldContain("Content-ID: 7\r\n");
        text.ShouldContain("\"Status\":\"Claimed\"");
        text.ShouldContain("HTTP/1.1 404 Not Found\r\n");
        text.ShouldContain("There is no resource at this address.");
        LengthsAreRight(text);
    }

    [Theory]
    [InlineData("application/json", "{", 400, "batch.malformed")]
    [InlineData("application/json", """{"requests": [{"id": "1"}]}""", 400, "batch.malformed")]
    [InlineData("application/json", """{"requests": [{"id": "1", "method": "GET", "url": "http://elsewhere/odata/Cases"}]}""", 400, "batch.url")]
    [InlineData("text/plain", "x", 415, "batch.media-type")]
    [InlineData("multipart/mixed; boundary=b", "--x", 400, "batch.malformed")]
    [InlineData("multipart/mixed", "--x", 400, "batch.malformed")]
    public async Task Batch_ThatCannotBeRead_SaysWhy(string type, string body, int status, string code)
    {
        using var response = await fixture.As(Who.Tax).SendAsync(HttpMethod.Post, "$batch", body, ("Content-Type", type));

        (await ODataClient.ErrorOfAsync(response)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(status), e => e.Code.ShouldBe(code));
    }

    [Fact]
    public async Task Batch_WithTooManyParts_IsRefused()
    {
        var parts = string.Join(',', Enumerable.Range(0, 101).Select(i => $$"""{"id": "{{i}}", "method": "GET", "url": "Bundles" }"""));
        using var response = await fixture.As(Who.Tax).SendAsync(HttpMethod.Post, "$batch", $$"""{"requests": [{{parts}}] }""");

        (await ODataClient.ErrorOfAsync(response)).Code.ShouldBe("batch.too-many");
    }

    [Fact]
    public async Task Batch_InsideABatch_IsRefused()
    {
        var answers = await JsonAsync("""{"requests": [{"id": "1", "method": "POST", "url": "$batch", "body": {"requests": []}}]}""");

        answers[0].GetProperty("body").GetProperty("error").GetProperty("code").GetString().ShouldBe("batch.nested");
    }

    private async Task<List<JsonElement>> JsonAsync(string body, string? prefer = null)
    {
        using var response = await fixture.As(Who.Tax).SendAsync(HttpMethod.Post, "$batch", body, prefer is null ? [] : [("Prefer", prefer)]);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("responses").EnumerateArray()];
    }

    private static void LengthsAreRight(string text)
    {
        foreach (var part in text.Split("HTTP/1.1 ").Skip(1))
        {
            var head = part[..part.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            var length = int.Parse(head.Split("Content-Length: ")[1].Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture);
            var rest = Encoding.UTF8.GetBytes(part[(head.Length + 4)..]);
            Encoding.UTF8.GetString(rest[length..]).ShouldStartWith("\r\n--");
        }
    }

    private static string Lines(params string[] lines) => string.Join("\r\n", lines);
}
