using System.Text.Json.Nodes;
using Approval.Forms.Conditions;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Forms.Tests.Merging;

public sealed class MergeTests
{
    [Fact]
    public void Element_AskedByTwo_StandsOnceWithBothAskers()
    {
        var form = Two("""{ "element": "name", "required": false }""", """{ "element": "name", "required": true, "legalBasis": "《乙法》第二条" }""");
        var field = form.Fields.ShouldHaveSingleItem();
        field.Required.ShouldBeTrue();
        field.Bindings.Select(binding => binding.Item).ShouldBe(["a", "b"]);
        var rule = field.Rules.Single(rule => rule.Rule == "required");
        (rule.Item, rule.Department, rule.LegalBasis, rule.InForce).ShouldBe(("b", "dept-b", "《乙法》第二条", true));
    }

    [Fact]
    public void Bounds_TheTightestWins_AndTheLooserIsExplained()
    {
        var form = Two("""{ "element": "name", "required": true, "stricter": { "maxLength": 30, "pattern": "[A-Z]+" } }""", """{ "element": "name", "required": true, "stricter": { "maxLength": 20, "minLength": 2, "pattern": ".*Z" } }""");
        var field = form.Fields[0];
        (field.Domain.MinLength, field.Domain.MaxLength).ShouldBe((2, 20));
        field.Domain.Patterns.ShouldBe([".*Z", "[A-Z]+"]);
        field.Rules.Where(rule => rule.Rule == "maxLength").Select(rule => (rule.Item, rule.Value, rule.InForce))
            .ShouldBe([(null, "50", false), ("a", "30", false), ("b", "20", true)]);
    }

    [Fact]
    public void Bounds_ThatExcludeEachOther_AreReported()
    {
        var form = Two("""{ "element": "name", "required": true, "stricter": { "minLength": 30 } }""", """{ "element": "name", "required": true, "stricter": { "maxLength": 20 } }""");
        var conflict = form.Conflicts.ShouldHaveSingleItem();
        (conflict.Element, conflict.Rule).ShouldBe(("name", "length"));
        conflict.Items.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Options_AreIntersected()
    {
        const string abc = """{ "options": [{"code":"1","name":{"zh":"甲"}},{"code":"2","name":{"zh":"乙"}},{"code":"3","name":{"zh":"丙"}}] }""";
        var form = new Given().Element("kind", "choice", abc)
            .Item("a", """{ "element": "kind", "required": true, "stricter": { "options": [{"code":"1","name":{"zh":"甲"}},{"code":"2","name":{"zh":"乙"}}] } }""")
            .Item("b", """{ "element": "kind", "required": true, "stricter": { "options": [{"code":"2","name":{"zh":"乙"}},{"code":"3","name":{"zh":"丙"}}] } }""").Merged();
        form.Fields[0].Domain.Options.Select(option => option.Code).ShouldBe(["2"]);
        Codes(form, """{ "kind": "1" }""").ShouldBe(["code.unknown"]);
        Codes(form, """{ "kind": "2" }""").ShouldBeEmpty();
    }

    [Fact]
    public void Labels_ThatDiffer_BecomeHelps()
    {
        var form = Two("""{ "element": "name", "required": true, "label": { "zh": "企业名称" } }""", """{ "element": "name", "required": true, "label": { "zh": "缴费单位" }, "help": { "zh": "按执照填写" } }""");
        form.Fields[0].Label.Zh.ShouldBe("name项");
        form.Fields[0].Helps.Select(help => (help.Department, help.Label?.Zh, help.Help?.Zh)).ShouldBe([("dept-a", "企业名称", null), ("dept-b", "缴费单位", "按执照填写")]);
    }

    [Fact]
    public void Label_AllAgreeOn_IsTheLabel() =>
        Two("""{ "element": "name", "required": true, "label": { "zh": "企业名称" } }""", """{ "element": "name", "required": true, "label": { "zh": "企业名称" } }""")
            .Fields[0].Label.Zh.ShouldBe("企业名称");

    [Fact]
    public void Conditions_Combine_VisibleIfAnyWantsIt_RequiredOnlyWhereAsked()
    {
        var form = new Given().Element("name", "text").Element("x", "yesNo").Element("y", "yesNo")
            .Item("a", """{ "element": "x", "required": false }, { "element": "name", "required": true, "visibleWhen": { "element": "x", "equals": true } }""")
            .Item("b", """{ "element": "y", "required": false }, { "element": "name", "required": false, "visibleWhen": { "element": "y", "equals": true } }""").Merged();
        Codes(form, """{ "x": false, "y": false }""").ShouldBeEmpty();
        Codes(form, """{ "x": false, "y": true }""").ShouldBeEmpty();
        Codes(form, """{ "x": true, "y": false }""").ShouldBe(["value.missing"]);
        form.IsVisible("name", Given.Values("""{ "x": false, "y": true }"""), form.Situation).ShouldBeTrue();
        form.IsVisible("name", Given.Values("""{ "x": false, "y": false }"""), form.Situation).ShouldBeFalse();
    }

    [Fact]
    public void Condition_ShownByOneAlways_IsShownAlways() =>
        Two("""{ "element": "name", "required": false }""", """{ "element": "name", "required": false, "visibleWhen": { "answer": "q", "equals": "x" } }""")
            .Fields[0].VisibleWhen.ShouldBeNull();

    [Fact]
    public void Required_WheneverVisible_IsSimplyRequired()
    {
        var field = Two("""{ "element": "name", "required": true, "visibleWhen": { "answer": "q", "equals": "x" } }""", """{ "element": "name", "required": true, "visibleWhen": { "answer": "q", "equals": "x" } }""").Fields[0];
        field.Required.ShouldBeTrue();
        field.RequiredWhen.ShouldBeNull();
        ConditionJson.Write(field.VisibleWhen!).ToJsonString().ShouldBe("""{"answer":"q","equals":"x"}""");
    }

    [Fact]
    public void FromResult_IsNotShown_UnlessNoChosenItemYieldsIt()
    {
        var given = new Given().Element("code", "creditCode").Element("name", "text")
            .Item("reg", """{ "element": "name", "required": true }""", results: """{ "element": "code", "generator": "creditCode" }""")
            .Item("tax", """{ "element": "code", "required": false, "fromResult": true }""");
        var both = given.Merged();
        both.Sections.SelectMany(section => section.Fields).Select(field => field.Path).ShouldBe(["name"]);
        both.Fields.Select(field => field.Path).ShouldBe(["name", "code"]);
        both.Report.Savings.FromResults.ShouldBe(1);

        var alone = FormMerger.Merge(both.Library, [both.Library.Items["tax"]], both.Frame, Situation.OfItems(["tax"]));
        alone.Sections.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().Required.ShouldBeTrue();
    }

    [Fact]
    public void Groups_MergeMembers_AndEachDepartmentSeesOnlyItsOwn()
    {
        var given = new Given().Element("name", "text").Element("id", "idNumber").Element("share", "percentage").Element("people", "group", """{ "members": ["name", "id", "share"], "key": ["id"] }""")
            .Item("a", """{ "element": "people", "required": true, "stricter": { "members": ["name", "id"] } }""")
            .Item("b", """{ "element": "people", "required": false, "stricter": { "members": ["id", "share"], "maxItems": 2 } }, { "element": "people.share", "required": true, "label": { "zh": "出资比例" } }""");
        var form = given.Merged();
        var group = form.Fields.ShouldHaveSingleItem();
        group.Members.Select(member => (member.Path, member.Required, member.Bindings.Count)).ShouldBe([("people.name", false, 1), ("people.id", true, 2), ("people.share", true, 1)]);
        group.Domain.MaxItems.ShouldBe(2);
        form.Report.FieldsBefore.ShouldBe(4);
        form.Report.FieldsAfter.ShouldBe(3);

        var values = Given.Values("""{ "people": [{ "name": "甲", "id": "1", "share": 60 }], "foreign": 1 }""");
        DepartmentView.Of(form, "a", values).Values.ToJsonString().ShouldBe("""{"people":[{"name":"\u7532","id":"1"}]}""");
        var b = DepartmentView.Of(form, "b", values);
        b.Values.ToJsonString().ShouldBe("""{"people":[{"id":"1","share":60}]}""");
        b.Sections[0].Fields[0].Members.Select(member => member.Label.Zh).ShouldBe(["id项", "出资比例"]);
    }

    [Fact]
    public void DepartmentView_HasItsLabelsItsOrderItsVisibleFieldsAndResults()
    {
        var form = new Given().Element("name", "text").Element("code", "creditCode").Element("secret", "text").Element("x", "yesNo")
            .Item("reg", """{ "element": "name", "required": true }, { "element": "secret", "required": true }, { "element": "x", "required": true }""", results: """{ "element": "code" }""")
            .Item("tax", """
                { "element": "code", "required": false, "fromResult": true, "label": { "zh": "纳税人识别号" } },
                { "element": "name", "required": true, "label": { "zh": "纳税人名称" } },
                { "element": "x", "required": false, "visibleWhen": { "element": "name", "equals": "other" } }
                """).Merged();
        var view = DepartmentView.Of(form, "tax", Given.Values("""{ "name": "n", "code": "c", "secret": "s", "x": true }"""));
        view.Department.ShouldBe("dept-tax");
        view.Sections[0].Fields.Select(field => field.Label.Zh).ShouldBe(["纳税人识别号", "纳税人名称"]);
        view.Values.ToJsonString().ShouldBe("""{"code":"c","name":"n"}""");
    }

    [Fact]
    public void Materials_Union_EachOnceWithWhoAsks()
    {
        var form = new Given().Element("name", "text").Material("id-copy").Material("letter")
            .Item("a", """{ "element": "name", "required": true }""", """{ "material": "id-copy" }, { "material": "letter", "requiredWhen": { "answer": "q", "equals": "x" } }""")
            .Item("b", """{ "element": "name", "required": true }""", """{ "material": "id-copy" }""").Merged();
        form.Materials.Select(material => (material.Material.Id, string.Join(',', material.AskedBy.Select(asker => asker.Item)))).ShouldBe([("id-copy", "a,b"), ("letter", "a")]);
        (form.Report.MaterialsBefore, form.Report.MaterialsAfter).ShouldBe((2, 1));
    }

    [Fact]
    public void Report_Savings_AddUpToTheFieldsBefore()
    {
        var given = new Given().Element("name", "text").Element("code", "creditCode").Element("id", "idNumber").Element("x", "yesNo").Element("late", "text").Element("title", "heading")
            .Element("born", "computed", """{ "formula": { "function": "birthDateOfIdNumber", "of": ["id"] } }""")
            .Item("a", """{ "element": "title", "required": false }, { "element": "name", "required": true }, { "element": "id", "required": true }, { "element": "x", "required": true }, { "element": "late", "required": true, "visibleWhen": { "item": "z", "chosen": true } }""", results: """{ "element": "code" }""")
            .Item("b", """{ "element": "name", "required": false }, { "element": "born", "required": true }, { "element": "code", "required": false, "fromResult": true }, { "element": "x", "required": false }""");
        var situation = Situation.OfItems(["a", "b"]) with { SetValues = new JsonObject { ["x"] = true } };
        var report = given.Merged(situation).Report;
        (report.FieldsBefore, report.FieldsAfter, report.RequiredBefore, report.RequiredAfter).ShouldBe((8, 2, 5, 2));
        report.Savings.ShouldBe(new MergeSavings(Shared: 1, FromResults: 1, Computed: 1, Answered: 2, NotInSituation: 1));
        report.Items.Select(count => (count.Id, count.Fields)).ShouldBe([("a", 4), ("b", 4)]);
        report.Elements.Single(element => element.Path == "name").Zh.ShouldBe("a事项、b事项需要，依据：《a条例》第一条。");
        report.Elements.Single(element => element.Path == "code").Outcome.ShouldBe("from-result");
    }

    [Fact]
    public void Sections_FollowTheBundle_OthersComeAfter()
    {
        var library = new Given().Element("name", "text").Element("x", "text").Element("y", "text")
            .Item("a", """{ "element": "x", "required": false }""", section: "own").Item("b", """{ "element": "y", "required": false }""", section: "s").Bundle().Library();
        FormMerger.Merge(library, library.Bundles["bundle"], Situation.OfItems(["a", "b"])).Sections.Select(section => (section.Id, section.Title.Zh)).ShouldBe([("s", "基本信息"), ("own", "own节")]);
    }

    [Fact]
    public void Json_OfFormAndReport_AreComplete()
    {
        var form = Two("""{ "element": "name", "required": true, "visibleWhen": { "answer": "q", "equals": "x" } }""", """{ "element": "name", "required": true, "visibleWhen": { "answer": "q", "equals": "x" } }""", Answered("x"));
        var field = MergedFormJson.Write(form)["sections"]![0]!["fields"]![0]!;
        field["askedBy"]!.ToJsonString().ShouldBe("""["a","b"]""");
        field["visibleWhen"]!.ToJsonString().ShouldBe("""{"answer":"q","equals":"x"}""");
        field["domain"]!["maxLength"]!.GetValue<decimal>().ShouldBe(50);
        var report = JsonNode.Parse(MergeReportJson.Text(form.Report))!;
        (report["fieldsBefore"]!.GetValue<int>(), report["fieldsAfter"]!.GetValue<int>()).ShouldBe((2, 1));
        report["departments"]!.AsArray().Count.ShouldBe(2);
    }

    private static Situation Answered(string value) =>
        Situation.OfItems(["a", "b"]) with { Answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["q"] = [value] } };

    private static MergedForm Two(string first, string second, Situation? situation = null) =>
        new Given().Element("name", "text", """{ "maxLength": 50 }""").Item("a", first).Item("b", second).Merged(situation);

    private static IEnumerable<string> Codes(MergedForm form, string values) =>
        form.Validate(Given.Values(values), form.Situation, Given.Today).Errors.Select(error => error.Code);
}
