using System.Text.Json.Nodes;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Activations;

public sealed class ActivationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime", null)]
    [InlineData("CorrelationStrategy", "case-1")]
    [InlineData("CorrelatedSingletonStrategy", "case-2")]
    public async Task ThirtyTwoStartsAtOnce_LetOneThrough_AndItsEndTheNext(string strategy, string? correlation)
    {
        await using var host = new EngineHost(database);
        var definition = Definition(strategy);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => TryAsync(host, definition, correlation))));
        var started = outcomes.OfType<StartOutcome.Started>().ShouldHaveSingleItem().Burst;
        outcomes.OfType<StartOutcome.Refused>().ShouldAllBe(r => r.Reason == "activation.already-running");
        await host.ResumeAsync(started.InstanceId, started.Created.Single().Id);
        (await TryAsync(host, definition, correlation)).ShouldBeOfType<StartOutcome.Started>();
    }

    [Fact]
    public async Task CorrelatedStrategies_TellCorrelationIdsApart_AndNeedOne()
    {
        await using var host = new EngineHost(database);
        var definition = Definition("CorrelatedSingletonStrategy", "apart");
        (await TryAsync(host, definition, "a")).ShouldBeOfType<StartOutcome.Started>();
        (await TryAsync(host, definition, "b")).ShouldBeOfType<StartOutcome.Started>();
        (await TryAsync(host, definition, "a")).ShouldBe(new StartOutcome.Refused("activation.already-running"));
        (await TryAsync(host, definition, null)).ShouldBe(new StartOutcome.Refused("activation.no-correlation-id"));
        (await TryAsync(host, Definition("CorrelationStrategy", "other"), "a")).ShouldBe(new StartOutcome.Refused("activation.already-running"));
        (await TryAsync(host, Definition("", "free"), "a")).ShouldBeOfType<StartOutcome.Started>();
    }

    [Fact]
    public async Task UnknownStrategy_IsRefusedAtPublishAndAtStart()
    {
        await using var host = new EngineHost(database);
        var definition = Definition("OncePerFullMoonStrategy", "moon");
        var refused = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, definition, publish: true, default));
        refused.Problems.ShouldContain(p => p.Code == "activation.unknown-strategy");
        (await TryAsync(host, definition, "a")).ShouldBe(new StartOutcome.Refused("activation.unknown-strategy"));
    }

    [Fact]
    public async Task FaultedInstance_LetsTheNextStart_UntilItIsRetried()
    {
        await using var host = new EngineHost(database);
        var definition = Definition("SingletonStrategy", "fragile", Flow.Activity("f", "Test.Fragile"));
        var faulted = await host.StartAsync(definition, ("broken", true));
        host.Fragile.Mended = true;
        await host.InTransactionAsync(tx => host.Engine.RetryAsync(tx, faulted.InstanceId, null, default));
        (await TryAsync(host, definition, null)).ShouldBeOfType<StartOutcome.Refused>();
    }

    private static Task<StartOutcome> TryAsync(EngineHost host, string definition, string? correlation) => host.InTransactionAsync(async tx =>
    {
        var snapshot = await host.Definitions.SnapshotAsync(tx, definition, default);
        return await host.Engine.TryStartAsync(tx, new StartRequest(Guid.CreateVersion7()) { SnapshotId = snapshot, CorrelationId = correlation }, default);
    });

    private static string Definition(string strategy, string? id = null, params JsonObject[] before)
    {
        var json = (JsonObject)JsonNode.Parse(Flow.Definition(Flow.Sequence([.. before, Flow.Wait("w")]), id ?? strategy))!;
        json["options"] = new JsonObject { ["activationStrategyType"] = strategy };
        return json.ToJsonString();
    }
}
