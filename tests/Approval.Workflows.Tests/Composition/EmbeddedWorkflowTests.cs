using System.Text.Json.Nodes;
using Approval.Testing;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Composition;

public sealed class EmbeddedWorkflowTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly JsonObject s_reserved = new() { ["memoryReference"] = new JsonObject { ["id"] = "Answer" } };

    [Fact]
    public async Task Child_SeesItsInput_WritesItsOutput_AndItsCompleteStaysInside()
    {
        await using var host = new EngineHost(database);
        await PublishAsync(host, Child("io-child", "IO child", Flow.Sequence(
            Flow.Activity("out", "Elsa.SetOutput", ("outputName", Flow.Literal("Out")), ("outputValue", Flow.Expression("JavaScript", "getInput('Name') + '/' + getName() + '/' + variables.Own"))),
            Flow.Activity("w", "Test.Wait"),
            Flow.Activity("c", "Elsa.Complete", ("outcomes", Flow.Expression("Object", """["Good"]"""))),
            Flow.Line("never", "never")), ["Name"], ["Out"], ["Good", "Bad"]));
        var use = Use("use", "io-child", "IOChild");
        use["name_"] = null;
        use["name"] = "use";
        use["_name"] = Flow.Expression("JavaScript", "'from ' + variables.Own");
        use["out"] = s_reserved.DeepClone();
        var parent = WithVariable(Flow.Chart("use.Good>good use.Bad>bad use>done", use, Flow.Line("good", "good"), Flow.Line("bad", "bad"), Flow.Line("done", "done")), "parent");
        var started = await host.StartAsync(parent);
        started.SubStatus.ShouldBe(InstanceSubStatus.Suspended, string.Join(';', started.Incidents.Select(i => i.Message)));
        var end = (await host.ResumeAsync(started.InstanceId, started.Created.Single().Id)).ShouldBeOfType<ResumeOutcome.Resumed>().Burst;
        end.Runs.Where(r => r.Status == ActivityStatus.Completed).Select(r => r.ActivityId).ShouldBe(["w", "use", "good", "chart"]);
        end.Output["Answer"]!.GetValue<string>().ShouldBe("from parent/from parent/child");
    }

    [Fact]
    public async Task Version_IsTheExactOne_ElseThePublished_AndARunningInstanceKeepsIts()
    {
        await using var host = new EngineHost(database);
        var first = await PublishAsync(host, Child("versions", "Versions", Flow.Sequence(Flow.Wait("w"), Flow.Line("l", "one"))));
        var byVersion = Use("use", "versions", "Versions");
        byVersion["workflowDefinitionVersionId"] = first.Version!.Id;
        var started = await host.StartAsync(Flow.Definition(Flow.Sequence(Use("use", "versions", "Versions"))));
        await PublishAsync(host, Child("versions", "Versions", Flow.Sequence(Flow.Wait("w"), Flow.Line("l", "two"))));
        (await LineAsync(host, started)).ShouldBe("one");
        (await LineAsync(host, await host.StartAsync(Flow.Definition(Flow.Sequence(Use("use", "versions", "Versions")))))).ShouldBe("two");
        (await LineAsync(host, await host.StartAsync(Flow.Definition(Flow.Sequence(byVersion))))).ShouldBe("one");
        (await LineAsync(host, await host.StartAsync(Flow.Definition(Flow.Sequence(Flow.Activity("use", "Versions")))))).ShouldBe("two", "found by its type name");
    }

    [Fact]
    public async Task ThreeLevels_OfThreeEach_RunNineAtoms()
    {
        await using var host = new EngineHost(database);
        await PublishAsync(host, Child("atom", "Atom", Flow.Sequence(Flow.Line("l", "Atom"))));
        await PublishAsync(host, Child("molecule", "Molecule", Flow.Sequence(Use("a", "atom", "Atom"), Use("b", "atom", "Atom"), Use("c", "atom", "Atom"))));
        var burst = await host.StartAsync(Flow.Definition(Flow.Sequence(Use("x", "molecule", "Molecule"), Use("y", "molecule", "Molecule"), Use("z", "molecule", "Molecule"))));
        burst.Status.ShouldBe(InstanceStatus.Finished);
        burst.Runs.Count(r => r.Type == "Elsa.WriteLine" && r.Status == ActivityStatus.Completed).ShouldBe(9);
    }

    [Fact]
    public async Task Cycle_IsRefusedAtPublish_WithTheWayRound_AndADraftOfItFaults()
    {
        await using var host = new EngineHost(database);
        await PublishAsync(host, Child("ring-a", "Ring A", Flow.Sequence(Flow.Line("l", "a"))));
        await PublishAsync(host, Child("ring-b", "Ring B", Flow.Sequence(Use("a", "ring-a", "RingA"))));
        var closed = Child("ring-a", "Ring A", Flow.Sequence(Use("b", "ring-b", "RingB")));
        var refused = await host.InTransactionAsync(tx => host.Definitions.ImportAsync(tx, closed, publish: true, default));
        refused.Refusal.ShouldBe("definition.invalid");
        refused.Problems.Single(p => p.Code == "workflow.cycle").Path.ShouldBe(["Ring A", "Ring B", "Ring A"]);
        (await host.StartAsync(closed)).Incidents.ShouldHaveSingleItem().Code.ShouldBe("activity.unknown-type");
    }

    private static async Task<string> LineAsync(EngineHost host, BurstResult started)
    {
        await host.ResumeAsync(started.InstanceId, started.Created.Single().Id);
        var entry = await host.Database.Database.QueryAsync("SELECT entry FROM workflow_journal WHERE instance_id = $1 AND number = 2", r => r.GetString(0), default, started.InstanceId);
        return JsonNode.Parse(entry.Single())!["logs"]![0]![2]!.GetValue<string>();
    }

    private static Task<ImportResult> PublishAsync(EngineHost host, string definition) => host.InTransactionAsync(async tx =>
    {
        var result = await host.Definitions.ImportAsync(tx, definition, publish: true, default);
        result.Refusal.ShouldBeNull(string.Join('\n', result.Problems));
        return result;
    });

    private static JsonObject Use(string id, string definitionId, string type) => new() { ["id"] = id, ["type"] = type, ["version"] = 99, ["workflowDefinitionId"] = definitionId };

    private static string Child(string id, string name, JsonObject root, string[]? inputs = null, string[]? outputs = null, string[]? outcomes = null)
    {
        var json = (JsonObject)JsonNode.Parse(WithVariable(Flow.Definition(root, id), "child"))!;
        json.Remove("id");
        json["name"] = name;
        json["options"] = new JsonObject { ["usableAsActivity"] = true };
        json["inputs"] = new JsonArray([.. (inputs ?? []).Select(n => new JsonObject { ["type"] = "String", ["name"] = n })]);
        json["outputs"] = new JsonArray([.. (outputs ?? []).Select(n => new JsonObject { ["type"] = "String", ["name"] = n })]);
        json["outcomes"] = new JsonArray([.. (outcomes ?? []).Select(o => (JsonNode)o)]);
        return json.ToJsonString();
    }

    /// <summary>Parent and child have a variable of one id and one name, with values of their own.</summary>
    private static string WithVariable(string definition, string value)
    {
        var json = (JsonObject)JsonNode.Parse(definition)!;
        json["variables"] = new JsonArray(new JsonObject { ["id"] = "v1", ["name"] = "Own", ["typeName"] = "String", ["value"] = value, ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core" });
        return json.ToJsonString();
    }
}
