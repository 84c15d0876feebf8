namespace Approval.Forms.Tests.Library;

public sealed class FormLibraryTests
{
    [Fact]
    public void Read_BrokenJson_NamesFileAndLine()
    {
        var problem = DefinitionReader.TryReadElement("{\n  \"identifier\": \"a\",\n  oops\n}", "data-elements/a.json").Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line).ShouldBe(("data-elements/a.json", 3));
    }

    [Fact]
    public void Read_SeveralFaults_AreAllToldWithLineAndPath()
    {
        const string json = """
            {
              "identifier": "Bad Name",
              "name": { "zh": "a" },
              "definition": "d",
              "kind": "colour",
              "valueDomain": {
                "minLength": 5, "maxLength": 2,
                "pattern": "(?=x)",
                "maxlength": 3
              },
              "classification": { "level": 9, "subject": "personal" },
              "surprise": 1
            }
            """;
        var problems = DefinitionReader.TryReadElement(json, "f").Problems;
        problems.Select(problem => (problem.Line, problem.Path)).ShouldBe(
            [(2, "$.identifier"), (5, "$.kind"), (6, "$.valueDomain"), (8, "$.valueDomain.pattern"), (9, "$.valueDomain.maxlength"), (11, "$.classification.level"), (12, "$.surprise")],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"identifier\": \"a\", \"identifier\": \"b\" }")]
    [InlineData("")]
    public void Read_NotOneObject_IsAProblem(string json) => DefinitionReader.TryReadElement(json, "f").Problems.ShouldNotBeEmpty();

    [Theory]
    [InlineData("""{ "element": "gone", "required": true }""", "$.form.sections[0].fields[0].element", "there is no element 'gone'")]
    [InlineData("""{ "element": "a", "required": true }, { "element": "a", "required": true }""", "$.form.sections[0].fields[1].element", "bound twice")]
    [InlineData("""{ "element": "a", "required": true, "visibleWhen": { "element": "gone", "present": true } }""", "$.form.sections[0].fields[0].visibleWhen", "'gone', which is no element")]
    [InlineData("""{ "element": "a", "required": true, "stricter": { "codeList": "gone" } }""", "$.form.sections[0].fields[0].stricter.codeList", "no code list 'gone'")]
    [InlineData("""{ "element": "g", "required": true, "stricter": { "members": ["b"] } }""", "$.form.sections[0].fields[0].stricter.members", "'b' is no member")]
    [InlineData("""{ "element": "g.a", "required": true }""", "$.form.sections[0].fields[0].element", "needs 'g' bound before it")]
    [InlineData("""{ "element": "a", "required": true, "visibleWhen": { "element": "a", "equals": "x" } }""", "$.form.sections", "a → a")]
    [InlineData("""{ "element": "a", "required": true, "visibleWhen": { "element": "b", "equals": "x" } }, { "element": "b", "required": true, "visibleWhen": { "element": "a", "equals": "x" } }""", "$.form.sections", "a → b → a")]
    public void Item_WithABrokenReference_IsLeftOutWithItsPath(string fields, string path, string message)
    {
        var built = new Given().Element("a", "text").Element("b", "text").Element("g", "group", """{ "members": ["a"] }""").Item("item", fields).Build();
        var problem = built.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Path).ShouldBe(("items/item.json", path));
        problem.Message.ShouldContain(message);
        problem.Line.ShouldNotBeNull();
        built.Library.Items.ShouldBeEmpty();
        built.Library.Elements.Count.ShouldBe(3);
    }

    [Fact]
    public void Broken_Definition_TakesOnlyWhatRefersToIt()
    {
        var built = new Given().Element("good", "text").Element("bad", "codeList", """{ "codeList": "gone" }""").Element("holder", "group", """{ "members": ["bad"] }""")
            .Item("x", """{ "element": "holder", "required": true }""").Item("y", """{ "element": "good", "required": true }""").Bundle().Build();
        built.Library.Elements.Keys.ShouldBe(["good"]);
        built.Library.Items.Keys.ShouldBe(["y"]);
        built.Library.Bundles.ShouldBeEmpty();
        built.Problems.Select(problem => problem.File).ShouldBe(["data-elements/bad.json", "data-elements/holder.json", "items/x.json", "bundles/bundle/bundle.json"]);
    }

    [Theory]
    [InlineData("g", """{ "members": ["g"] }""", "g → g")]
    [InlineData("g", """{ "members": ["h"] }""", "g → h → g")]
    public void Group_ThatContainsItself_IsRefused(string id, string domain, string circle)
    {
        var built = new Given().Element(id, "group", domain).Element("h", "group", """{ "members": ["g"] }""").Build();
        built.Problems[0].Message.ShouldContain(circle);
        built.Library.Elements.ShouldBeEmpty();
    }

    [Fact]
    public void Circle_ThatOnlyTwoItemsTogetherClose_IsRefusedAtTheBundle()
    {
        var built = new Given().Element("a", "text").Element("b", "text")
            .Item("x", """{ "element": "a", "required": true, "visibleWhen": { "element": "b", "equals": "1" } }""")
            .Item("y", """{ "element": "b", "required": true, "visibleWhen": { "element": "a", "equals": "1" } }""").Bundle().Build();
        built.Library.Items.Count.ShouldBe(2);
        built.Problems.ShouldHaveSingleItem().Message.ShouldContain("a → b → a");
    }

    [Theory]
    [InlineData("""{ "code": "1", "name": { "zh": "a" } }, { "code": "1", "name": { "zh": "b" } }""", "there twice")]
    [InlineData("""{ "code": "1", "name": { "zh": "a" }, "parent": "9" }""", "is no code of this list")]
    [InlineData("""{ "code": "1", "name": { "zh": "a" }, "parent": "2" }, { "code": "2", "name": { "zh": "b" }, "parent": "1" }""", "their own ancestors")]
    [InlineData("""{ "code": "1", "name": { "zh": "a" }, "validFrom": "2026-13-01" }""", "is no date")]
    public void CodeList_Faults_AreTold(string codes, string message) =>
        new Given().CodeList("list", codes).Build().Problems.ShouldHaveSingleItem().Message.ShouldContain(message);

    [Theory]
    [InlineData("""{ "id": "q", "text": { "zh": "?" }, "why": { "zh": "w" }, "kind": "yesNo", "required": true, "answers": [{ "value": "yes", "text": { "zh": "是" }, "chooses": ["gone"] }] }""", "'gone' is no item")]
    [InlineData("""{ "id": "q", "text": { "zh": "?" }, "why": { "zh": "w" }, "kind": "yesNo", "required": true, "answers": [{ "value": "yes", "text": { "zh": "是" }, "sets": { "gone": 1 } }] }""", "no element 'gone'")]
    [InlineData("""{ "id": "q", "text": { "zh": "?" }, "why": { "zh": "w" }, "kind": "yesNo", "required": true, "visibleWhen": { "answer": "q", "equals": "x" }, "answers": [] }""", "q → q")]
    [InlineData("""{ "id": "q", "text": { "zh": "?" }, "why": { "zh": "w" }, "kind": "yesNo", "required": true, "visibleWhen": { "element": "a", "present": true }, "answers": [] }""", "answers only")]
    public void Bundle_QuestionFaults_AreTold(string question, string message)
    {
        var built = new Given().Element("a", "text").Item("x", """{ "element": "a", "required": true }""").Bundle(question).Build();
        built.Problems.ShouldHaveSingleItem().Message.ShouldContain(message);
    }

    [Fact]
    public void SameIdentifier_Twice_NamesBothFiles()
    {
        var built = new Given().Element("a", "text").Element("a", "integer").Build();
        built.Problems.ShouldHaveSingleItem().Message.ShouldContain("already defined in data-elements/a.json");
        built.Library.Elements["a"].Kind.ShouldBe(Forms.DataElements.ElementKind.Text);
    }
}
