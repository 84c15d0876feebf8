using System.Net;
using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Approval.Workflows.Http;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Http;

/// <summary>A database a test: endpoints of one test must not answer another's requests.</summary>
public sealed class WorkflowHttpTests
{
    [Fact]
    public async Task Request_StartsTheWorkflow_WithRouteQueryAndBody_AndGetsItsAnswer()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await PublishAsync(host, "post", Endpoint("Cases/{id}/papers", "POST"), Answer("[getRouteDataFromE().id, getQueryStringDataFromE().q, getParsedContentFromE().x].join()"));
        var request = new WorkflowHttpRequest("post", "/cases/A%2F7/Papers") { Body = """{"x":1}""", ContentType = "application/json", Query = new Dictionary<string, IReadOnlyList<string>> { ["q"] = ["二"] } };
        (await SendAsync(host, request)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(201), r => r.Body.ShouldBe("A/7,二,1"), r => r.ContentType.ShouldBe("text/plain"));
        (await SendAsync(host, request with { Body = "{" })).Status.ShouldBe(400);
        (await SendAsync(host, request with { Method = "GET" })).Status.ShouldBe(404);
        (await SendAsync(host, request with { Path = "/cases/1" })).Status.ShouldBe(404);
        (await SendAsync(host, request with { Path = "/" + string.Concat(Enumerable.Repeat("a/", 4000)) })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Request_ResumesTheInstanceItNames_AndOnlyOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var definition = Flow.Definition(Flow.Sequence(Endpoint("go/{n}", "GET", starts: false), Answer("'went ' + getRouteDataFromE().n")));
        var first = await host.StartAsync(definition);
        await host.StartAsync(definition);
        var request = new WorkflowHttpRequest("GET", "go/3");
        (await SendAsync(host, request)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(500), r => r.Body!.ShouldContain(first.InstanceId.ToString()));
        var named = request with { Query = new Dictionary<string, IReadOnlyList<string>> { ["workflowInstanceId"] = [first.InstanceId.ToString()] } };
        (await SendAsync(host, named)).Body.ShouldBe("went 3");
        (await SendAsync(host, named)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task SecondDefinitionOnOnePath_IsRefusedAtPublish()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        await PublishAsync(host, "one", Endpoint("/test", "get"));
        var refused = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, Flow.Definition(Flow.Sequence(Endpoint("/test", "get")), "two"), publish: true, default));
        refused.Problems.Single(p => p.Code == "http.path-in-use").Message.ShouldStartWith("The /test path and get method are already in use by another workflow!");
    }

    [Theory]
    [InlineData("requestSizeLimit", 3, null, null, 413)]
    [InlineData("fileSizeLimit", 3, null, null, 413)]
    [InlineData("fileSizeLimit", 3, "exposeFileTooLargeOutcome", null, 201)]
    [InlineData("authorize", true, null, null, 401)]
    [InlineData("authorize", true, null, "clerk", 201)]
    public async Task Endpoint_RefusesWhatItDoesNotAccept(string rule, object limit, string? exposes, string? user, int status)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        var endpoint = Endpoint("up", "POST");
        endpoint[rule] = Flow.Literal(JsonValue.Create(limit), "Object");
        if (exposes is not null)
            endpoint[exposes] = true;
        await PublishAsync(host, "up", endpoint, Answer("'taken'"));
        var request = new WorkflowHttpRequest("POST", "up") { Length = 8, User = user, Files = [new WorkflowHttpFile("f", "a.pdf", "application/pdf", new byte[8])] };
        (await SendAsync(host, request)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Answer_OutsideOfARequest_IsAFault()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = new EngineHost(database);
        (await host.StartAsync(Flow.Definition(Flow.Sequence(Answer("'nobody'"))))).Incidents.ShouldHaveSingleItem().Code.ShouldBe("http.no-context");
    }

    [Theory]
    [InlineData(200, "ok", """["200","Done"]""")]
    [InlineData(404, "no", """["Unmatched status code","Done"]""")]
    [InlineData(null, "connect", """["Failed to connect"]""")]
    [InlineData(null, "timeout", """["Timeout"]""")]
    public async Task SentRequest_GoesOutAfterTheCommit_AndItsAnswerIsTheOutcome(int? status, string body, string outcomes)
    {
        await using var database = await TestDatabase.CreateAsync();
        using var client = new HttpClient(new Wire((request, _) => status is { } code
            ? Task.FromResult(new HttpResponseMessage((HttpStatusCode)code) { Content = new StringContent($"{body} {request.Headers.GetValues("Idempotency-Key").Count()}") })
            : body == "timeout" ? throw new TaskCanceledException("slow") : throw new HttpRequestException("refused")));
        await using var host = new EngineHost(database, outgoing: new OutgoingHttp(client));
        var send = Flow.Activity("send", "Elsa.FlowSendHttpRequest", ("url", Flow.Literal("http://registry.example/entries")), ("parsedContent", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "got" } }));
        var started = await host.StartAsync(Flow.Definition(Flow.Sequence(send)));
        started.SubStatus.ShouldBe(InstanceSubStatus.Suspended);
        (await host.RunJobsAsync()).ShouldBe(1);
        var entry = await database.Database.QueryAsync("SELECT entry FROM workflow_journal WHERE instance_id = $1 AND number = 2", r => r.GetString(0), default, started.InstanceId);
        foreach (var outcome in JsonNode.Parse(outcomes)!.AsArray())
            entry.Single().ShouldContain(outcome!.ToJsonString());
        if (status is not null)
            (await host.InTransactionAsync(tx => host.Engine.FindAsync(tx, started.InstanceId, default)))!.Output["got"]!.GetValue<string>().ShouldBe($"{body} 1");
    }

    [Fact]
    public async Task SentRequest_RunsTheActivityOfItsStatusCode_AndForbiddenHostsAreNotCalled()
    {
        await using var database = await TestDatabase.CreateAsync();
        var calls = 0;
        using var client = new HttpClient(new Wire((_, _) => Task.FromResult(new HttpResponseMessage(Interlocked.Increment(ref calls) > 0 ? HttpStatusCode.Conflict : HttpStatusCode.OK))));
        await using var host = new EngineHost(database, outgoing: new OutgoingHttp(client) { AllowedHosts = ["registry.example"] });
        JsonObject Send(string id, string url) => Flow.Activity(id, "Elsa.SendHttpRequest", ("url", Flow.Literal(url)), ("expectedStatusCodes", new JsonArray(new JsonObject { ["statusCode"] = 409, ["activity"] = Flow.Line(id + "409", "clash") })), ("failedToConnect", Flow.Line(id + "failed", "forbidden")));
        var started = await host.StartAsync(Flow.Definition(Flow.Sequence(Send("a", "http://registry.example/"), Send("b", "http://169.254.169.254/"), Send("c", "file:///etc/passwd"))));
        while (await host.RunJobsAsync() > 0)
        {
        }
        var entries = string.Concat(await database.Database.QueryAsync("SELECT entry FROM workflow_journal WHERE instance_id = $1 ORDER BY number", r => r.GetString(0), default, started.InstanceId));
        foreach (var ran in new[] { "a409", "bfailed", "cfailed" })
            entries.ShouldContain(ran);
        calls.ShouldBe(1);
    }

    private static Task<WorkflowHttpResponse> SendAsync(EngineHost host, WorkflowHttpRequest request) => host.InTransactionAsync(tx => host.Http.HandleAsync(tx, request, default));

    private static async Task PublishAsync(EngineHost host, string id, params JsonObject[] activities)
    {
        var result = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, Flow.Definition(Flow.Sequence(activities), id), publish: true, default));
        result.Refusal.ShouldBeNull(string.Join('\n', result.Problems));
    }

    private static JsonObject Endpoint(string path, string method, bool starts = true)
    {
        var endpoint = Flow.Activity("E", "Elsa.HttpEndpoint", ("path", Flow.Literal(path)), ("supportedMethods", Flow.Literal(new JsonArray(method), "Object")));
        endpoint["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts };
        return endpoint;
    }

    private static JsonObject Answer(string script) =>
        Flow.Activity("answer", "Elsa.WriteHttpResponse", ("statusCode", Flow.Literal("Created")), ("content", Flow.Expression("JavaScript", script)));

    /// <summary>The other side of the wire.</summary>
    private sealed class Wire(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
