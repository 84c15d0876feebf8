using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Approval.Testing;
using Microsoft.AspNetCore.Builder;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public sealed class ErrorTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _entered = new();
    private readonly TaskCompletionSource _go = new();
    private HostFixture _host = null!;

    public async Task InitializeAsync() =>
        _host = await HostFixture.StartAsync(new HostOptions { Definitions = TestDefinitions.Empty, Doors = MapDoors });

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Bug_ProgramAsks_GetsAProblemWithTheTraceIdOfTheLog()
    {
        using var client = _host.Anonymous();

        using var answer = await client.GetAsync("/api/broken");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("host.unexpected");
        problem.ToString().ShouldNotContain("the secret inside");
        var trace = problem.GetProperty("traceId").GetString()!;
        var told = LogLines().Where(line => line.Contains(trace, StringComparison.Ordinal)).ToList();
        told.Count(line => line.Contains(" ERR ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Bug_BrowserAsks_GetsAPage()
    {
        using var client = _host.Anonymous();
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        using var answer = await client.GetAsync("/broken");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("追踪编号");
    }

    [Theory]
    [InlineData(null, "没有这个页面或资源。")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "没有这个页面或资源。")]
    [InlineData("en-GB,en;q=0.9,zh;q=0.5", "There is no such page or resource.")]
    public async Task NoSuchPage_AnyLanguage_IsSaidInIt(string? languages, string expected)
    {
        using var client = await _host.SignedInAsync("clerk");
        if (languages is not null)
            client.DefaultRequestHeaders.Add("Accept-Language", languages);

        using var answer = await client.GetAsync("/api/nothing-here");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString().ShouldBe(expected);
    }

    [Fact]
    public async Task MalformedJson_IsTheCallersFault()
    {
        using var client = _host.Anonymous();

        using var answer = await client.PostAsync("/api/sign-in", new StringContent("{ not json", null, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("request.malformed");
    }

    [Fact]
    public async Task Stop_RequestInFlight_IsFinishedFirst()
    {
        using var client = _host.Anonymous();
        var request = client.GetStringAsync("/api/slow");
        await _entered.Task;

        var stop = _host.StopAsync();
        _go.SetResult();

        (await request).ShouldBe("done");
        await stop;
    }

    private void MapDoors(WebApplication app)
    {
        app.MapGet("/api/broken", Fail).AllowAnonymous();
        app.MapGet("/broken", Fail).AllowAnonymous();
        app.MapGet("/api/slow", async () =>
        {
            _entered.SetResult();
            await _go.Task;
            return "done";
        }).AllowAnonymous();
    }

    private static string Fail() => throw new InvalidOperationException("the secret inside");

    private string[] LogLines()
    {
        using var file = new FileStream(
            Directory.GetFiles(Path.Combine(_host.DataDirectory, "logs")).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n');
    }
}
