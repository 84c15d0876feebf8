using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Approval.Host.Hosting;
using Approval.Host.Postgres;
using Approval.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public class HealthTests
{
    [Fact]
    public async Task Ready_DatabaseGoesAndComes_TellsTheTruth()
    {
        using var directory = TestDirectory.Create("health");
        await using var server = new EmbeddedServer(
            new EmbeddedLayout(directory.Path), Installation.Root, NullLogger.Instance, new EmbeddedSettings(Durable: false));
        await server.StartAsync(default);
        await using var host = await HostFixture.StartAsync(new HostOptions
        {
            Definitions = TestDefinitions.Empty,
            Arguments = [$"--ConnectionStrings:Approval={server.Layout.ConnectionString()}"],
        });
        using var client = host.Anonymous();

        await server.StopAsync();
        using var down = await client.GetAsync("/health/ready");
        using var live = await client.GetAsync("/health/live");
        await server.StartAsync(default);
        using var up = await client.GetAsync("/health/ready");

        down.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        StatusOf("database", await down.Content.ReadFromJsonAsync<JsonElement>()).ShouldBe("failed");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        up.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_EmbeddedServerIsKilled_IsReadyAgainWithAnother()
    {
        using var data = TestDirectory.Create("health");
        await using var host = await ProcessHost.StartAsync(data.Path);
        using var client = new HttpClient { BaseAddress = host.Address };
        var layout = new EmbeddedLayout(data.Path);
        var killed = PostmasterFile.ReadPid(layout)!.Value;

        await ProcessHost.SignalAsync(killed, "KILL");

        await Eventually.TrueAsync(() => PostmasterFile.ReadPid(layout) is { } next && next != killed, "the host has started another server");
        await Eventually.TrueAsync(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode, "the host is ready again");
    }

    [Fact]
    public async Task Ready_WholeHost_NamesEveryCheck()
    {
        await using var host = await HostFixture.StartAsync(new HostOptions { Definitions = TestDefinitions.Empty });
        using var client = host.Anonymous();

        var answer = await client.GetFromJsonAsync<JsonElement>("/health/ready");

        answer.GetProperty("status").GetString().ShouldBe("ready");
        StatusOf("start", answer).ShouldBe("ok");
        StatusOf("database", answer).ShouldBe("ok");
    }

    [Fact]
    public async Task StartHealth_WhileAStepRuns_IsUnhealthyAndNamesIt()
    {
        var state = new StartState { Running = "schema" };

        var during = await new StartHealth(state).CheckHealthAsync(new(), default);
        state.Running = null;
        var after = await new StartHealth(state).CheckHealthAsync(new(), default);

        during.Description.ShouldBe("schema is running");
        after.Status.ShouldBe(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);
    }

    private static string? StatusOf(string check, JsonElement answer) => answer.GetProperty("checks").EnumerateArray()
        .Single(c => c.GetProperty("name").GetString() == check).GetProperty("status").GetString();
}
