using System.Text.Json;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.OData;

public sealed class ActionTests(ODataFixture fixture) : IClassFixture<ODataFixture>, IAsyncLifetime
{
    private TaskFact _offered = World.Tasks.First();

    private ODataClient Tax => fixture.As(Who.Tax);

    private string Url(string action) => $"ReviewTasks({_offered.TaskId})/Approval.{action}";

    public async Task InitializeAsync() => _offered = await WorldRows.OfferTaskAsync(fixture.Store.Source);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Task_ClaimedAndCompleted_ComesBackWithItsNewVersion()
    {
        var claimed = await PostAsync("Claim", null, $"W/\"{_offered.Version}\"");
        var completed = await PostAsync("Complete", """{"Decision": "Approve", "Reasons": "符合条件", "Results": {"tax-number": "91330106"}}""", claimed.ETag);

        claimed.ShouldSatisfyAllConditions(c => c.Status.ShouldBe(200), c => c.Body.GetProperty("Status").GetString().ShouldBe("Claimed"), c => c.Body.GetProperty("@odata.etag").GetString().ShouldBe(c.ETag));
        completed.Body.GetProperty("Reasons").GetString().ShouldBe("符合条件");
        completed.ETag.ShouldBe($"W/\"{_offered.Version + 2}\"");
    }

    [Fact]
    public async Task Task_Released_IsOfferedAgain()
    {
        await PostAsync("Claim", "{}", null);
        var released = await PostAsync("Release", "{}", "*");

        released.Body.GetProperty("Status").GetString().ShouldBe("Offered");
    }

    [Theory]
    [InlineData("W/\"99\"", 412, "version.stale")]
    [InlineData("\"other\"", 412, "version.stale")]
    [InlineData("99", 400, "header.if-match")]
    public async Task Action_WithAnETagThatIsNotCurrent_ChangesNothing(string ifMatch, int status, string code)
    {
        var refused = await PostAsync("Claim", null, ifMatch);
        var task = await Tax.JsonAsync($"ReviewTasks({_offered.TaskId})");

        refused.Status.ShouldBe(status);
        refused.Body.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
        task.GetProperty("Version").GetInt32().ShouldBe(_offered.Version);
    }

    [Fact]
    public async Task Claim_Twice_IsAConflict()
    {
        await PostAsync("Claim", null, null);

        (await PostAsync("Claim", null, null)).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Claim_ByAnotherDepartment_DoesNotTellThatTheTaskExists()
    {
        using var response = await fixture.As(Who.Housing).SendAsync(HttpMethod.Post, Url("Claim"));

        (await ODataClient.ErrorOfAsync(response)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(404), e => e.Code.ShouldBe("task.unknown"));
    }

    [Theory]
    [InlineData("""{"Decision": 1}""", 422, "request.invalid")]
    [InlineData("""{"Decision": "Approve", "Extra": 1}""", 422, "request.invalid")]
    [InlineData("""{"Decision": "Return", "Corrections": [{"Path": "x"}]}""", 422, "request.invalid")]
    [InlineData("""{"Decision": "Approve", "Results": []}""", 422, "request.invalid")]
    [InlineData("""{"Decision": "Whatever"}""", 422, "task.decision")]
    [InlineData("""{"Decision": "Approve",}""", 400, "request.malformed")]
    [InlineData("""{"Decision": "Approve", "Decision": "Refuse"}""", 400, "request.malformed")]
    [InlineData("""["Approve"]""", 400, "request.malformed")]
    [InlineData("", 415, "request.media-type")]
    [InlineData("""{"Decision": "Approve", "Reasons": "\u0000"}""", 400, "request.malformed")]
    [InlineData("""{"Decision": "Approve", "Reasons": "\ud800"}""", 400, "request.malformed")]
    public async Task Completion_ThatCannotBeRead_SaysWhy(string body, int status, string code)
    {
        await PostAsync("Claim", null, null);
        var answer = await PostAsync("Complete", body.Length == 0 ? null : body, null);

        answer.Status.ShouldBe(status);
        answer.Body.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Completion_WithSeveralFaults_TellsAllOfThem()
    {
        var answer = await PostAsync("Complete", """{"Decision": 1, "Reasons": [], "Corrections": 3, "More": null}""", null);

        answer.Body.GetProperty("error").GetProperty("details").EnumerateArray().Select(d => d.GetProperty("target").GetString())
            .ShouldBe(["More", "Decision", "Reasons", "Corrections"], ignoreOrder: true);
    }

    [Fact]
    public async Task Action_WithReturnMinimal_AnswersWithoutBody()
    {
        using var response = await Tax.SendAsync(HttpMethod.Post, Url("Claim"), null, ("Prefer", "return=minimal"));

        ((int)response.StatusCode).ShouldBe(204);
        response.Headers.GetValues("OData-EntityId").Single().ShouldEndWith($"/odata/ReviewTasks({_offered.TaskId})");
    }

    [Fact]
    public async Task Entity_ThatIsKnown_IsNotSentAgain()
    {
        using var same = await Tax.GetAsync($"ReviewTasks({_offered.TaskId})", ("If-None-Match", $"W/\"7\", W/\"{_offered.Version}\""));
        using var other = await Tax.GetAsync($"ReviewTasks({_offered.TaskId})", ("If-None-Match", "W/\"77\""));

        ((int)same.StatusCode).ShouldBe(304);
        ((int)other.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Form_OfATask_IsTheDepartmentsOwnView()
    {
        var form = await Tax.JsonAsync($"{Url("Form")}()");
        var materials = await Tax.JsonAsync($"{Url("Materials")}()");

        form.GetProperty("@odata.context").GetString()!.ShouldEndWith("$metadata#Approval.TaskForm");
        form.GetProperty("Sections")[0].GetProperty("Fields")[0].GetProperty("Label").GetProperty("Zh").GetString().ShouldBe("企业名称");
        materials.GetProperty("value")[0].GetProperty("MaterialId").GetString().ShouldBe("lease");
    }

    private async Task<(int Status, string? ETag, JsonElement Body)> PostAsync(string action, string? body, string? ifMatch)
    {
        using var response = await Tax.SendAsync(HttpMethod.Post, Url(action), body, ifMatch is null ? [] : [("If-Match", ifMatch)]);
        return ((int)response.StatusCode, response.Headers.ETag?.ToString(), JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
