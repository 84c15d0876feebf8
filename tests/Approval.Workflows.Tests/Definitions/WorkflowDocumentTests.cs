using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Definitions;

public sealed class WorkflowDocumentTests
{
    private const string Legacy = """
        {
          "$id": "1", "definitionId": "old", "Name": "旧流程",
          "variables": { "$id": "2", "$values": [ { "$id": "3", "id": "v", "name": "V", "typeName": "Int32", "value": "1" } ] },
          "root": {
            "$id": "4", "id": "c", "type": "Elsa.Flowchart", "customProperties": { "x": 1.50, "X": [ { "$ref": "3" } ] },
            "activities": { "$id": "5", "$values": [
              { "$id": "6", "id": "a", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Literal", "value": "你好" } }, "unknown": { "deep": [1e3, -0.0] } },
              { "$id": "7", "id": "b", "type": "Acme.Unknown", "version": 7, "secret": { "b": null } } ] },
            "connections": { "$id": "8", "$values": [ { "source": "a", "sourcePort": "Done", "target": "b", "targetPort": "In", "vertices": [] } ] }
          }
        }
        """;

    [Fact]
    public void LegacyForm_IsReadIntoTodaysForm_AndKeepsWhatIsUnknown()
    {
        var document = WorkflowDocument.Parse(Legacy);
        document.Name.ShouldBe("旧流程");
        var expected = JsonNode.Parse("""
            {
              "definitionId": "old", "Name": "旧流程",
              "variables": [ { "id": "v", "name": "V", "typeName": "Int32", "value": "1" } ],
              "root": {
                "id": "c", "type": "Elsa.Flowchart", "customProperties": { "x": 1.50, "X": [ { "id": "v", "name": "V", "typeName": "Int32", "value": "1" } ] },
                "activities": [
                  { "id": "a", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Literal", "value": "你好" } }, "unknown": { "deep": [1e3, -0.0] } },
                  { "id": "b", "type": "Acme.Unknown", "version": 7, "secret": { "b": null } } ],
                "connections": [ { "vertices": [], "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b", "port": "In" } } ]
              }
            }
            """);
        JsonNode.DeepEquals(JsonNode.Parse(document.ToJson()), expected).ShouldBeTrue(document.ToJson());
        document.ToJson().ShouldContain("1.50");
        document.ToJson().ShouldContain("1e3");
    }

    [Fact]
    public void SecondPass_GivesTheSameBytesAndHash()
    {
        var once = WorkflowDocument.Parse(Legacy);
        var twice = WorkflowDocument.Parse(once.ToJson());
        twice.ToJson().ShouldBe(once.ToJson());
        twice.Hash().ShouldBe(once.Hash());
    }

    [Theory]
    [InlineData("{", "definition.no-json")]
    [InlineData("", "definition.no-json")]
    [InlineData("{} x", "definition.no-json")]
    [InlineData("[]", "definition.no-object")]
    [InlineData("{\"name\":\"x\"}", "definition.no-root")]
    public void Text_ThatIsNoDefinition_IsRefusedWithItsPlace(string text, string code)
    {
        var refused = Should.Throw<DefinitionFormatException>(() => WorkflowDocument.Parse(text));
        refused.Code.ShouldBe(code);
        refused.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void DeepNesting_IsRefused_NotACrash() =>
        Should.Throw<DefinitionFormatException>(() => WorkflowDocument.Parse(new string('[', 100_000)));

    [Fact]
    public void Problems_NameActivityAndLine()
    {
        var run = new BareRun("""
            { "definitionId": "d", "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
              { "id": "a", "type": "Elsa.Start" },
              { "id": "a", "type": "Elsa.Start" },
              { "id": "b", "type": "Acme.Unknown", "extra": 1 }
            ] } }
            """);
        run.Problems.Select(p => (p.Code, p.ActivityId, p.Line)).ShouldBe([("activity.duplicate-id", "a", 3), ("activity.unknown-type", "b", 4)]);
        run.Instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("activity.unknown-type");
    }
}
