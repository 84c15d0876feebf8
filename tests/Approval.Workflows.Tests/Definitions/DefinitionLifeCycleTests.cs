using Approval.Testing;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Definitions;

public sealed class DefinitionLifeCycleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static string Text(string id, string line) => Flow.Definition(Flow.Sequence(Flow.Wait("w"), Flow.Line("l", line)), id);

    [Fact]
    public async Task Draft_IsEditedInPlace_AndAPublishedVersionGetsASuccessor()
    {
        await using var host = new EngineHost(database);
        var first = await Import(host, "cycle", "one", publish: false);
        var edited = await Import(host, "cycle", "two", publish: false);
        (edited.Version!.Version, edited.Version.Id, edited.Version.IsPublished).ShouldBe((1, first.Version!.Id, false));
        (await Import(host, "cycle", "two", publish: true)).Version!.IsPublished.ShouldBeTrue();
        (await Import(host, "cycle", "two", publish: true)).Changed.ShouldBeFalse();
        var second = await Import(host, "cycle", "three", publish: true);
        second.Version!.Version.ShouldBe(2);
        var versions = await In(host, tx => host.Definitions.VersionsAsync(tx, "cycle", default));
        versions.Select(v => (v.Version, v.IsLatest, v.IsPublished)).ShouldBe([(2, true, true), (1, false, false)]);
    }

    [Fact]
    public async Task RunningInstance_StaysOnItsSnapshot_WhenADraftIsEdited()
    {
        await using var host = new EngineHost(database);
        var draft = await Import(host, "frozen", "before", publish: false);
        var started = await In(host, tx => host.Engine.StartAsync(tx, new StartRequest(Guid.CreateVersion7()) { SnapshotId = draft.Version!.SnapshotId }, default));
        await Import(host, "frozen", "after", publish: true);
        await host.ResumeAsync(started.InstanceId, started.Created.Single().Id);
        var entry = await database.Database.QueryAsync("SELECT entry FROM workflow_journal WHERE instance_id = $1 ORDER BY number DESC LIMIT 1", r => r.GetString(0), default, started.InstanceId);
        entry.Single().ShouldContain("before");
    }

    [Fact]
    public async Task Retract_Revert_Delete_FollowElsa()
    {
        await using var host = new EngineHost(database);
        await Import(host, "back", "one", publish: true);
        await Import(host, "back", "two", publish: true);
        (await In(host, tx => host.Definitions.RetractAsync(tx, "back", default))).Version!.IsPublished.ShouldBeFalse();
        (await In(host, tx => host.Definitions.RetractAsync(tx, "back", default))).Refusal.ShouldBe("definition.not-published");
        var reverted = await In(host, tx => host.Definitions.RevertAsync(tx, "back", 1, default));
        (reverted.Version!.Version, reverted.Version.IsLatest).ShouldBe((3, true));
        (await In(host, async tx => (await host.Definitions.DocumentAsync(tx, reverted.Version, default)).ToJson())).ShouldContain("one");
        (await In(host, tx => host.Definitions.DeleteAsync(tx, "back", 3, default))).ShouldBe(1);
        (await In(host, tx => host.Definitions.VersionsAsync(tx, "back", default))).Select(v => (v.Version, v.IsLatest)).ShouldBe([(2, true), (1, false)]);
        (await In(host, tx => host.Definitions.DeleteAsync(tx, "back", null, default))).ShouldBe(2);
    }

    [Fact]
    public async Task Publish_WithAnError_IsRefusedAndKeepsTheDraft()
    {
        await using var host = new EngineHost(database);
        var bad = Flow.Definition(Flow.Sequence(Flow.Activity("l", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "a +")))), "broken");
        var result = await In(host, tx => host.Definitions.ImportAsync(tx, bad, publish: true, default));
        result.Refusal.ShouldBe("definition.invalid");
        result.Problems.ShouldContain(p => p.Code == "expression.syntax" && p.ActivityId == "l");
        (await In(host, tx => host.Definitions.VersionsAsync(tx, "broken", default))).ShouldHaveSingleItem().IsPublished.ShouldBeFalse();
    }

    [Fact]
    public async Task Start_ByDefinition_TakesThePublishedVersion()
    {
        await using var host = new EngineHost(database);
        await Import(host, "start", "one", publish: true);
        await Import(host, "start", "draft", publish: false);
        var started = await In(host, tx => host.Engine.StartAsync(tx, new StartRequest(Guid.CreateVersion7()) { DefinitionId = "start" }, default));
        var instance = await In(host, tx => host.Engine.FindAsync(tx, started.InstanceId, default));
        instance!.Status.ShouldBe(InstanceStatus.Running);
    }

    private static Task<ImportResult> Import(EngineHost host, string id, string line, bool publish) =>
        In(host, tx => host.Definitions.ImportAsync(tx, Text(id, line), publish, default));

    private static Task<T> In<T>(EngineHost host, Func<StoreTransaction, Task<T>> work) => host.InTransactionAsync(work);
}
