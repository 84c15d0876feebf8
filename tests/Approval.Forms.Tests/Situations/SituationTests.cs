using Approval.Forms.Bundles;
using Approval.Forms.Situations;

namespace Approval.Forms.Tests.Situations;

public sealed class SituationTests
{
    private const string Questions = """
        { "id": "agent", "text": { "zh": "委托代理人吗" }, "why": { "zh": "w" }, "kind": "yesNo", "required": true,
          "answers": [ { "value": "yes", "text": { "zh": "是" }, "sets": { "has-agent": true } }, { "value": false, "text": { "zh": "否" }, "sets": { "has-agent": false } } ] },
        { "id": "needs", "text": { "zh": "需要什么" }, "why": { "zh": "w" }, "kind": "multiple", "required": false,
          "answers": [ { "value": "seal", "text": { "zh": "印章" }, "chooses": ["b"] }, { "value": "bank", "text": { "zh": "开户" }, "chooses": ["c"] } ] },
        { "id": "agent-kind", "text": { "zh": "代理人类型" }, "why": { "zh": "w" }, "kind": "single", "required": true, "visibleWhen": { "answer": "agent", "equals": true },
          "answers": [ { "value": "firm", "text": { "zh": "机构" } }, { "value": "person", "text": { "zh": "个人" }, "sets": { "has-agent": false } } ] }
        """;

    private const string Packages = """
        { "id": "two", "name": { "zh": "二合一" }, "items": ["a", "b"] },
        { "id": "three", "name": { "zh": "三合一" }, "items": ["a"], "oneOf": [["b", "c"]] }
        """;

    [Fact]
    public void Answers_ChooseItemsInTheBundlesOrderAndSetElements()
    {
        var situation = Evaluate("""{ "needs": ["bank", "seal"], "agent": false }""");
        situation.IsComplete.ShouldBeTrue();
        situation.Items.ShouldBe(["a", "b", "c"]);
        situation.SetValues["has-agent"]!.GetValue<bool>().ShouldBeFalse();
        situation.VisibleQuestions.Select(question => question.Id).ShouldBe(["agent", "needs"]);
    }

    [Theory]
    [InlineData("{}", "situation.answer-missing")]
    [InlineData("""{ "agent": "maybe" }""", "situation.unknown-answer")]
    [InlineData("""{ "agent": { "deep": 1 } }""", "situation.unknown-answer")]
    [InlineData("""{ "agent": ["yes", "no"], "agent-kind": "firm" }""", "situation.one-answer|situation.contradiction")]
    [InlineData("""{ "agent": "yes" }""", "situation.answer-missing")]
    [InlineData("""{ "agent": "no", "colour": "red" }""", "situation.unknown-question")]
    [InlineData("""{ "agent": "yes", "agent-kind": "person" }""", "situation.contradiction")]
    [InlineData("""{ "agent": "no", "needs": ["seal", "boat"] }""", "situation.unknown-answer")]
    [InlineData("""{ "agent": "yes", "agent-kind": "firm" }""", "")]
    public void Errors_EachWrongAnswer_HasItsCode(string answers, string codes) =>
        string.Join('|', Evaluate(answers).Errors.Select(error => error.Code)).ShouldBe(codes);

    [Fact]
    public void Hidden_Question_IsNeitherAskedNorCounted()
    {
        var situation = Evaluate("""{ "agent": "no", "agent-kind": "person" }""");
        situation.IsComplete.ShouldBeTrue();
        situation.Answers.ContainsKey("agent-kind").ShouldBeFalse();
    }

    [Theory]
    [InlineData("two", "", "a,b", "")]
    [InlineData("three", "", "a", "situation.one-of")]
    [InlineData("three", "c", "a,c", "")]
    [InlineData("three", "b,c", "a,b,c", "situation.one-of")]
    [InlineData("nine", "", "a", "situation.unknown-package")]
    [InlineData(null, "z", "a", "situation.unknown-item")]
    public void Packages_BringTheirItems_AndOneOfEachAlternative(string? package, string items, string chosen, string codes)
    {
        var situation = SituationEvaluator.Evaluate(Bundle(), new SituationChoice(Given.Values("""{ "agent": "no" }"""), package, items.Split(',', StringSplitOptions.RemoveEmptyEntries)));
        string.Join(',', situation.Items).ShouldBe(chosen);
        string.Join('|', situation.Errors.Select(error => error.Code)).ShouldBe(codes);
    }

    [Fact]
    public void NoItem_IsTold()
    {
        var bundle = Bundle() with { Items = [new BundleItem("a", false, [])], Questions = [] };
        SituationEvaluator.Evaluate(bundle, new SituationChoice([])).Errors.ShouldHaveSingleItem().Code.ShouldBe("situation.no-item");
    }

    private static Situation Evaluate(string answers) => SituationEvaluator.Evaluate(Bundle(), new SituationChoice(Given.Values(answers)));

    private static Bundle Bundle() => new Given()
        .Element("has-agent", "yesNo").Item("a", """{ "element": "has-agent", "required": true }""")
        .Item("b", """{ "element": "has-agent", "required": true }""").Item("c", """{ "element": "has-agent", "required": true }""")
        .Bundle(Questions, Packages, """{ "item": "a", "mandatory": true }, { "item": "b", "mandatory": false, "after": ["a"] }, { "item": "c", "mandatory": false }""")
        .Library().Bundles["bundle"];
}
