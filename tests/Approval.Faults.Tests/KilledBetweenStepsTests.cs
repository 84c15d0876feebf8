using System.Text.Json.Nodes;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Faults.Tests;

public sealed class KilledBetweenStepsTests
{
    [Fact]
    public async Task Case_HostKilledAfterEveryStep_EndsWithOneLicenceAndEveryEventOnce()
    {
        using var data = TestDirectory.Create("killed");
        var script = new CaseScript();
        var host = await ProcessHost.StartAsync(data.Path);
        try
        {
            foreach (var step in script.Steps())
            {
                await step.RunAsync(host.Address);
                await host.KillAsync();
                await host.DisposeAsync();
                host = await ProcessHost.StartAsync(data.Path);
            }
            var concluded = await ConcludedAsync(script, host.Address);
            concluded["result"]!.GetValue<string>().ShouldBe("Approved");
            concluded["licence"]!["components"]!.AsArray().Count.ShouldBe(7);
            EventsOf(concluded, "task.decided").ShouldBe(7);
            EventsOf(concluded, "licence.issued").ShouldBe(1);
            EventsOf(concluded, "case.concluded").ShouldBe(1);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    // The kill right after the last approval leaves the licence's job to the next host.
    private static async Task<JsonNode> ConcludedAsync(CaseScript script, Uri address)
    {
        JsonNode? state = null;
        await Eventually.TrueAsync(async () => (string?)(state = await script.ReadAsync(address))["status"] == "Concluded", "the case is concluded");
        return state!;
    }

    private static int EventsOf(JsonNode state, string kind) => state["timeline"]!.AsArray().Count(e => (string?)e!["kind"] == kind);
}
