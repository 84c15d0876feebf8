using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Expressions;

public sealed class ExpressionTests
{
    private static JsonObject Variable(string name, string type, string value, bool kept = true) => new()
    {
        ["id"] = $"v-{name}",
        ["name"] = name,
        ["typeName"] = type,
        ["value"] = value,
        ["storageDriverTypeName"] = kept ? "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core" : null,
    };

    private static BareRun Run(JsonObject expression, params JsonObject[] variables)
    {
        var root = Flow.Sequence(Flow.Activity("line", "Elsa.WriteLine", ("text", expression)));
        root["variables"] = new JsonArray([.. variables]);
        return new BareRun(Flow.Definition(root), limits: null, ("Amount", 150), ("Name", "甲公司"));
    }

    /// <summary>What was written, or why nothing was.</summary>
    private static IEnumerable<string> Lines(BareRun run) => run.Lines.Concat(run.Instance.Incidents.Select(i => i.Message));

    [Theory]
    [InlineData("Literal", "\"文本\"", "文本")]
    [InlineData("Literal", "12", "12")]
    [InlineData("Object", "\"{\\\"a\\\":[1,2]}\"", "{\"a\":[1,2]}")]
    [InlineData("Object", "\"no json\"", "no json")]
    [InlineData("Json", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("Variable", "{\"id\":\"v-Count\"}", "3")]
    [InlineData("Variable", "{\"name\":\"Count\"}", "3")]
    [InlineData("Input", "{\"name\":\"Name\"}", "甲公司")]
    [InlineData("JavaScript", "\"getInput('Amount') > 100\"", "true")]
    [InlineData("JavaScript", "\"return `${getName()}:${getCount() + 1}`\"", "甲公司:4")]
    [InlineData("JavaScript", "\"variables.Count * 2\"", "6")]
    [InlineData("JavaScript", "\"variables.Count = 9; getVariable('Count')\"", "9")]
    [InlineData("JavaScript", "\"setCount('12'); variables.Count + 1\"", "13")]
    [InlineData("JavaScript", "\"stringFromBase64(stringToBase64('好'))\"", "好")]
    [InlineData("JavaScript", "\"toJson({a: isNullOrWhiteSpace(' ')})\"", "{\"a\":true}")]
    [InlineData("JavaScript", "\"new Date().getTime() - Date.now()\"", "0")]
    [InlineData("JavaScript", "\"getWorkflowDefinitionId() + getWorkflowDefinitionVersion()\"", "flow1")]
    public void Expression_OfEveryKind_Evaluates(string kind, string value, string expected) =>
        Lines(Run(Flow.Expression(kind, JsonNode.Parse(value)), Variable("Count", "Int32", "3"))).ShouldBe([expected]);

    [Theory]
    [InlineData("JavaScript", "nothing.here", "expression.failed")]
    [InlineData("JavaScript", "while (true) {}", "expression.failed")]
    [InlineData("JavaScript", "a +", "expression.syntax")]
    [InlineData("CSharp", "1 + 1", "expression.unsupported")]
    [InlineData("Variable", "Unknown", "expression.unknown-variable")]
    public void Expression_ThatFails_FaultsTheActivityWithItsCode(string kind, string value, string code)
    {
        var run = Run(Flow.Expression(kind, value));
        run.Instance.SubStatus.ShouldBe(InstanceSubStatus.Faulted);
        run.Instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Expression_WithSyntaxError_IsReportedWithItsPlace()
    {
        var problem = Run(Flow.Expression("JavaScript", "1 +\n  * 2")).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.ActivityId, problem.Member, problem.Line).ShouldBe(("expression.syntax", "line", "text", 2));
    }

    [Theory]
    [InlineData(true, "5")]
    [InlineData(false, "1")]
    public void Variable_WithoutPersistentStorage_IsBackAtItsDefaultAfterAWait(bool kept, string expected)
    {
        var root = Flow.Sequence(
            Flow.Activity("set", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "v-N" }), ("value", Flow.Literal("5"))),
            Flow.Wait("w"),
            Flow.Activity("line", "Elsa.WriteLine", ("text", Flow.Expression("Variable", new JsonObject { ["id"] = "v-N" }))));
        root["variables"] = new JsonArray(Variable("N", "Int32", "1", kept));
        var run = new BareRun(Flow.Definition(root));
        run.Resume("w");
        run.Lines.ShouldBe([expected]);
    }

    [Fact]
    public void Resume_WithInputs_DoesNotOverwriteThoseOfTheStart()
    {
        var run = new BareRun(Flow.Definition(Flow.Sequence(
            Flow.Wait("w"), Flow.Line("a", "x"), Flow.Wait("w2"),
            Flow.Activity("b", "Elsa.WriteLine", ("text", Flow.Expression("JavaScript", "getInput('Amount')"))))), limits: null, ("Amount", 1));
        run.Resume("w", new JsonObject { ["Amount"] = 2 });
        run.Resume("w2");
        run.Lines.ShouldBe(["x", "1"]);
    }

    [Fact]
    public void RunJavaScript_ChoosesOutcomesAndResult()
    {
        var script = Flow.Activity("js", "Elsa.RunJavaScript", ("script", Flow.Literal("setOutcome('big'); 6 * 7")), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "answer" } }));
        var run = new BareRun(Flow.Chart("js.big>yes js>no", script, Flow.Line("yes", "big"), Flow.Line("no", "done")));
        run.Lines.ShouldBe(["big"]);
        run.Instance.Output["answer"]!.ToJsonString().ShouldBe("42");
    }
}
