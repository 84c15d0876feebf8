using System.Text.Json.Nodes;
using Approval.Forms.Merging;
using Approval.Forms.Validation;

namespace Approval.Forms.Tests.Validation;

public sealed class ValidationTests
{
    private const string RowOf = """{ "members": ["name", "id", "born", "amount"], "key": ["id"], "minItems": 2, "maxItems": 50 }""";

    [Fact]
    public void Submission_EmptyForm_TellsEverythingMissingAtOnce()
    {
        var form = Form();
        var result = Validate(form, "{}");
        result.Errors.Select(error => (error.Path, error.Code)).ShouldBe([("title", "value.missing"), ("people", "value.missing")]);
    }

    [Fact]
    public void Draft_EmptyOrHalfFilled_AsksNothingButRefusesWhatIsWrong()
    {
        var form = Form();
        Validate(form, "{}", ValidationMode.Draft).IsValid.ShouldBeTrue();
        Validate(form, """{ "people": [{ "id": "1" }] }""", ValidationMode.Draft).Errors.ShouldHaveSingleItem().Path.ShouldBe("people[0].id");
    }

    [Fact]
    public void Rows_Findings_NameRowAndMember()
    {
        var result = Validate(Form(), """
            { "title": "x", "people": [ { "name": "甲", "id": "11010519491231002X" }, { "id": "110105194912310021" }, 7, { "name": "乙", "id": "11010519491231002X" } ] }
            """);
        result.Errors.Select(error => (error.Path, error.Code)).ShouldBe(
            [
                ("people[1].id", "id-number.check-character"),
                ("people[2]", "value.wrong-type"),
                ("people[3]", "group.repeated-row"),
                ("people[1].name", "value.missing"),
            ],
            ignoreOrder: true);
        result.Errors.First(error => error.Code == "group.repeated-row").Zh.ShouldContain("第4行与第1行重复");
    }

    [Fact]
    public void Rows_ThreeThousand_AreBoundedExplainedAndKept()
    {
        var rows = new JsonArray([.. Enumerable.Range(0, 3_000).Select(_ => (JsonNode)new JsonObject { ["id"] = "bad" })]);
        var result = Form().Validate(new JsonObject { ["title"] = "x", ["people"] = rows }, Form().Situation, Given.Today);
        result.Errors.First(error => error.Code == "group.too-many").Zh.ShouldContain("最多50行，现有3000行");
        result.Errors.Count.ShouldBeLessThan(200);
        result.Values["people"]!.AsArray().Count.ShouldBe(3_000);
    }

    [Fact]
    public void Findings_BeyondAThousand_AreCountedNotListed()
    {
        var form = new Given().Element("people", "group", """{ "members": ["id"], "maxItems": 5000 }""").Element("id", "idNumber")
            .Item("item", """{ "element": "people", "required": true }""").Merged();
        var rows = new JsonArray([.. Enumerable.Range(0, 3_000).Select(_ => (JsonNode)new JsonObject { ["id"] = "bad" })]);
        var result = form.Validate(new JsonObject { ["people"] = rows }, form.Situation, Given.Today);
        result.Errors.Count.ShouldBe(1_001);
        result.Errors[^1].Zh.ShouldContain("另有2000处");
    }

    [Fact]
    public void Rows_TooFew_AreToldOnSubmissionOnly()
    {
        const string one = """{ "title": "x", "people": [{ "name": "甲", "id": "11010519491231002X" }] }""";
        Validate(Form(), one).Errors.ShouldHaveSingleItem().Code.ShouldBe("group.too-few");
        Validate(Form(), one, ValidationMode.Draft).IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Computed_InAndOverRows_AreFilledWhateverWasTyped()
    {
        var result = Validate(Form(), """
            { "title": "x", "total": 1, "people": [ { "name": "甲", "id": "11010519491231002X", "amount": "1,000.10", "born": "1900-01-01" }, { "name": "乙", "id": "440524188001010014", "amount": 2 } ] }
            """);
        result.Errors.ShouldBeEmpty();
        result.Values["total"]!.GetValue<decimal>().ShouldBe(1_002.1m);
        result.Values["head-count"]!.GetValue<decimal>().ShouldBe(2);
        result.Values["people"]![0]!["born"]!.GetValue<string>().ShouldBe("1949-12-31");
    }

    [Fact]
    public void Computed_FromSomethingUnreadable_IsAbsent()
    {
        var result = Validate(Form(), """{ "total": 5, "people": [{ "amount": "many", "id": "x", "born": "1900-01-01" }] }""", ValidationMode.Draft);
        result.Values.ContainsKey("total").ShouldBeFalse();
        result.Values["people"]![0]!.AsObject().ContainsKey("born").ShouldBeFalse();
    }

    [Fact]
    public void Invisible_Field_IsKeptButNeitherRequiredNorChecked()
    {
        var form = Conditional();
        var hidden = Validate(form, """{ "has-agent": false, "agent-phone": "nonsense" }""");
        hidden.Errors.ShouldBeEmpty();
        hidden.Values["agent-phone"]!.GetValue<string>().ShouldBe("nonsense");
        hidden.Visible.ShouldNotContain("agent-phone");
        Validate(form, """{ "has-agent": true, "agent-phone": "nonsense" }""").Errors.ShouldHaveSingleItem().Code.ShouldBe("phone.shape");
        Validate(form, """{ "has-agent": true }""").Errors.ShouldHaveSingleItem().Path.ShouldBe("agent-phone");
    }

    [Fact]
    public void Invisible_Value_DoesNotSteerOtherFields()
    {
        var form = new Given().Element("a", "yesNo").Element("b", "yesNo").Element("c", "text")
            .Item("item", """
                { "element": "a", "required": false },
                { "element": "b", "required": false, "visibleWhen": { "element": "a", "equals": true } },
                { "element": "c", "required": true, "visibleWhen": { "element": "b", "equals": true } }
                """).Merged();
        Validate(form, """{ "a": false, "b": true }""").Errors.ShouldBeEmpty();
        Validate(form, """{ "a": true, "b": true }""").Errors.ShouldHaveSingleItem().Path.ShouldBe("c");
    }

    [Fact]
    public void RowMember_VisibleBySibling_IsJudgedRowByRow()
    {
        var form = new Given().Element("kind", "text").Element("id", "idNumber").Element("people", "group", """{ "members": ["kind", "id"] }""")
            .Item("item", """
                { "element": "people", "required": true },
                { "element": "people.id", "required": true, "visibleWhen": { "element": "kind", "equals": "person" } }
                """).Merged();
        Validate(form, """{ "people": [{ "kind": "person" }, { "kind": "company", "id": "nonsense" }, { "kind": "person", "id": "nonsense" }] }""")
            .Errors.Select(error => (error.Path, error.Code)).ShouldBe([("people[0].id", "value.missing"), ("people[2].id", "id-number.length")], ignoreOrder: true);
    }

    [Fact]
    public void Unknown_Values_AreKept() =>
        Validate(Form(), """{ "unheard-of": { "deep": [1, 2] } }""", ValidationMode.Draft).Values["unheard-of"]!.ToJsonString().ShouldBe("""{"deep":[1,2]}""");

    [Fact]
    public void Given_Values_AreNotChanged()
    {
        var given = Given.Values("""{ "title": "  x  " }""");
        Form().Validate(given, Form().Situation, Given.Today).Values["title"]!.GetValue<string>().ShouldBe("x");
        given["title"]!.GetValue<string>().ShouldBe("  x  ");
    }

    [Fact]
    public void Settled_Value_ReplacesWhatWasTyped()
    {
        var form = Form();
        var settled = form.Situation with { SetValues = Given.Values("""{ "title": "settled" }""") };
        form.Validate(Given.Values("""{ "title": "typed" }"""), settled, Given.Today).Values["title"]!.GetValue<string>().ShouldBe("settled");
    }

    [Fact]
    public void Materials_Missing_AreToldByCondition()
    {
        var form = new Given().Element("has-agent", "yesNo").Material("id-copy").Material("letter")
            .Item("item", """{ "element": "has-agent", "required": true }""", """{ "material": "id-copy" }, { "material": "letter", "requiredWhen": { "element": "has-agent", "equals": true } }""").Merged();
        Missing("""{ "has-agent": false }""").ShouldBe(["materials.id-copy"]);
        Missing("""{ "has-agent": true }""").ShouldBe(["materials.id-copy", "materials.letter"]);
        Missing("""{ "has-agent": true }""", "letter", "id-copy").ShouldBeEmpty();

        IEnumerable<string> Missing(string values, params string[] given) =>
            form.MissingMaterials(Given.Values(values), form.Situation, given).Select(error => error.Path);
    }

    private static MergedForm Conditional() => new Given().Element("has-agent", "yesNo").Element("agent-phone", "phone")
        .Item("item", """
            { "element": "has-agent", "required": true },
            { "element": "agent-phone", "required": true, "visibleWhen": { "element": "has-agent", "equals": true } }
            """).Merged();

    private static MergedForm Form() => new Given()
        .Element("title", "text").Element("name", "text", """{ "minLength": 1 }""").Element("id", "idNumber").Element("amount", "money")
        .Element("born", "computed", """{ "formula": { "function": "birthDateOfIdNumber", "of": ["id"] } }""")
        .Element("people", "group", RowOf)
        .Element("total", "computed", """{ "formula": { "function": "sum", "of": ["people.amount"] } }""")
        .Element("head-count", "computed", """{ "formula": { "function": "count", "of": ["people"] } }""")
        .Item("item", """
            { "element": "title", "required": true }, { "element": "people", "required": true },
            { "element": "total", "required": true }, { "element": "head-count", "required": false }
            """).Merged();

    private static ValidationResult Validate(MergedForm form, string values, ValidationMode mode = ValidationMode.Submission) =>
        form.Validate(Given.Values(values), form.Situation, Given.Today, mode);
}
