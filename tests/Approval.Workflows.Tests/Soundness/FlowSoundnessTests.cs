using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Soundness;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Soundness;

public sealed class FlowSoundnessTests
{
    private static readonly ActivityCatalog s_catalog = new([.. BuiltInActivities.All, new WaitActivity()]);

    private static List<DefinitionProblem> Check(string definition, FlowchartMode mode = FlowchartMode.TokenBased)
    {
        var (workflow, problems) = new WorkflowCompiler(s_catalog, mode).Compile(WorkflowDocument.Parse(definition), "");
        return [.. problems, .. DefinitionCheck.Of(workflow)];
    }

    private static JsonObject Decision(string id) => Flow.Activity(id, "Elsa.FlowDecision", ("condition", Flow.Literal("true")));

    private static JsonObject Join(string id, string mode) => Flow.Activity(id, "Elsa.FlowJoin", ("mode", Flow.Literal(mode)));

    private static JsonObject Merging(string id, string mode)
    {
        var activity = Flow.Wait(id);
        activity["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return activity;
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAny")]
    [InlineData("WaitAllActive")]
    public void JointReview_WithSendBack_IsSound(string mode) => Check(Flow.Chart(
        "s>t1 s>t2 s>t3 t1>d d.False>t1 d.True>j t2>j t3>j j>e",
        Flow.Activity("s", "Elsa.Start"), Flow.Wait("t1"), Flow.Wait("t2"), Flow.Wait("t3"), Decision("d"), Join("j", mode), Flow.Wait("e"))).ShouldBeEmpty();

    [Fact]
    public void ConvergeBehindADecision_CanStop_AndTheShortestWayIsShown()
    {
        var problem = Check(Flow.Chart("a>d a>c d.True>b b>e c>e", Flow.Wait("a"), Decision("d"), Flow.Wait("b"), Flow.Wait("c"), Merging("e", "Converge"))).ShouldHaveSingleItem();
        (problem.Code, problem.ActivityId).ShouldBe(("flow.deadlock", "e"));
        problem.Path.ShouldBe(["a", "d=False", "c"], ignoreOrder: true);
    }

    [Fact]
    public void ActivityOfNoPath_NeverRuns() => Check(Flow.Chart("a>b x>b", Flow.Wait("a"), Flow.Wait("b"), Flow.Wait("x")))
        .Select(p => (p.Code, p.ActivityId)).ShouldBe([("flow.never-runs", "x")]);

    [Fact]
    public void LoopWithoutExit_HasNoWayOut() => Check(Flow.Chart("a>b b>a", Flow.Wait("a"), Flow.Wait("b"))).ShouldHaveSingleItem().Code.ShouldBe("flow.no-way-out");

    [Fact]
    public void SendBackAcrossAFork_LetsTheJoinFireTwice() => Check(Flow.Chart(
        "s>a a>b a>t t>d d.False>a d.True>e b>j a>j j>z", Flow.Activity("s", "Elsa.Start"), Flow.Wait("a"), Flow.Wait("b"), Flow.Wait("t"), Decision("d"), Flow.Wait("e"), Flow.Wait("j"), Flow.Wait("z")))
        .Select(p => p.Code).ShouldContain("flow.join-fires-twice");

    [Fact]
    public void TooManyStates_AreGivenUpAloud()
    {
        var branches = Enumerable.Range(0, 9).ToArray();
        var links = string.Join(' ', branches.Select(i => $"s>a{i} a{i}>b{i} b{i}>c{i} c{i}>j"));
        var activities = branches.SelectMany(i => new[] { Flow.Wait($"a{i}"), Flow.Wait($"b{i}"), Flow.Wait($"c{i}") });
        Check(Flow.Chart(links, [Flow.Activity("s", "Elsa.Start"), .. activities, Flow.Wait("j")])).ShouldHaveSingleItem().Code.ShouldBe("flow.check-gave-up");
    }

    [Fact]
    public void ImproperLoop_IsRefusedInCounterModeOnly()
    {
        var definition = Flow.Chart("a>b a>c b>d c>e d>e e.Back>c e>z", Flow.Wait("a"), Flow.Wait("b"), Flow.Wait("c"), Flow.Wait("d"), Flow.Wait("e"), Flow.Wait("z"));
        Check(definition, FlowchartMode.CounterBased).Select(p => p.Code).ShouldContain("flow.invalid-back-edge");
        Check(definition).Select(p => p.Code).ShouldNotContain("flow.invalid-back-edge");
    }

    [Fact]
    public void DanglingConnection_AndBadCron_AreNamed() => Check(Flow.Chart("a>nobody", Flow.Activity("a", "Elsa.Cron", ("cronExpression", Flow.Literal("every day")))))
        .Select(p => p.Code).ShouldBe(["flow.dangling-connection", "schedule.bad-cron"], ignoreOrder: true);
}
