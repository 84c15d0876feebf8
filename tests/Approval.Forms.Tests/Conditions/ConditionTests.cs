using System.Text.Json.Nodes;
using Approval.Forms.Conditions;

namespace Approval.Forms.Tests.Conditions;

public sealed class ConditionTests
{
    private const string Values = """{ "n": 5, "s": "x", "flag": true, "ticks": ["a", "b"], "rows": [{}, {}], "blank": "  ", "none": [] }""";

    [Theory]
    [InlineData("""{ "element": "s", "equals": "x" }""", true)]
    [InlineData("""{ "element": "s", "equals": "y" }""", false)]
    [InlineData("""{ "element": "n", "equals": 5.0 }""", true)]
    [InlineData("""{ "element": "n", "equals": "5" }""", true)]
    [InlineData("""{ "element": "flag", "equals": true }""", true)]
    [InlineData("""{ "element": "flag", "equals": "true" }""", false)]
    [InlineData("""{ "element": "ticks", "equals": "b" }""", true)]
    [InlineData("""{ "element": "ticks", "in": ["c", "d"] }""", false)]
    [InlineData("""{ "element": "gone", "equals": "x" }""", false)]
    [InlineData("""{ "element": "gone", "present": false }""", true)]
    [InlineData("""{ "element": "blank", "present": true }""", false)]
    [InlineData("""{ "element": "none", "present": true }""", false)]
    [InlineData("""{ "element": "n", "atLeast": 5 }""", true)]
    [InlineData("""{ "element": "n", "atMost": 4.99 }""", false)]
    [InlineData("""{ "element": "s", "atLeast": 0 }""", false)]
    [InlineData("""{ "element": "rows", "atLeast": 2 }""", true)]
    [InlineData("""{ "answer": "q", "equals": true }""", true)]
    [InlineData("""{ "answer": "q", "in": ["no", "maybe"] }""", false)]
    [InlineData("""{ "item": "i", "chosen": true }""", true)]
    [InlineData("""{ "item": "j", "chosen": false }""", true)]
    [InlineData("""{ "all": [{ "element": "flag", "equals": true }, { "element": "n", "equals": 6 }] }""", false)]
    [InlineData("""{ "any": [{ "element": "flag", "equals": false }, { "not": { "element": "n", "equals": 6 } }] }""", true)]
    public void Holds_EachKind_AsWritten(string json, bool holds)
    {
        var condition = Read(json);
        condition.Holds(new Facts()).ShouldBe(holds);
        ConditionJson.Write(Read(ConditionJson.Write(condition).ToJsonString())).ToJsonString().ShouldBe(ConditionJson.Write(condition).ToJsonString());
    }

    [Fact]
    public void References_OfANestedCondition_AreListed()
    {
        var condition = Read("""{ "any": [{ "element": "a", "present": true }, { "not": { "all": [{ "answer": "q", "equals": "x" }, { "item": "i", "chosen": true }, { "element": "b", "atLeast": 1 }] } }] }""");
        condition.Elements.ShouldBe(["a", "b"]);
        condition.Questions.ShouldBe(["q"]);
        condition.Items.ShouldBe(["i"]);
    }

    [Theory]
    [InlineData("""{ "element": "a" }""", "needs equals, in, present, atLeast or atMost")]
    [InlineData("""{ "script": "1 == 1" }""", "is no condition")]
    [InlineData("""{ "all": [] }""", "needs at least one condition")]
    [InlineData("""{ "element": "a", "equals": 1, "or": 2 }""", "is not known here")]
    [InlineData("\"a == 1\"", "must be an object")]
    public void Reading_Unclear_IsAProblemNeverAGuess(string json, string message) =>
        Problems(json).ShouldContain(problem => problem.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Reading_NestedTooDeep_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{ "not": """, 20)) + """{ "element": "a", "present": true }""" + new string('}', 20);
        Problems(deep).ShouldContain(problem => problem.Message.Contains("nested more than", StringComparison.Ordinal));
    }

    private static Condition Read(string json) => DefinitionReader.TryReadItem(Item(json), "f").Value!.Form.Fields.First().VisibleWhen!;

    private static IReadOnlyList<LoadProblem> Problems(string json) => DefinitionReader.TryReadItem(Item(json), "f").Problems;

    private static string Item(string condition) => $$"""
        { "id": "i", "version": 1, "name": { "zh": "i" }, "department": "d", "kind": "permit", "legalBasis": [],
          "guide": { "audience": { "zh": "x" }, "conditions": [], "fee": { "zh": "0" } }, "limits": { "statutoryDays": 5, "promisedDays": 1 },
          "form": { "sections": [{ "id": "s", "title": { "zh": "s" }, "fields": [{ "element": "e", "required": true, "visibleWhen": {{condition}} }] }] }, "materials": [], "results": [] }
        """;

    private sealed class Facts : IConditionFacts
    {
        private readonly JsonObject values = Given.Values(Values);

        public JsonNode? ValueOf(string element) => values[element];

        public IReadOnlyList<string> AnswersTo(string question) => question == "q" ? ["yes"] : [];

        public bool IsChosen(string item) => item == "i";
    }
}
