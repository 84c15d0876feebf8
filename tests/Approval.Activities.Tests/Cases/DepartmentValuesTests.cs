using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Forms.DataElements;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Cases;

/// <summary>Invariant 3: a department sees the fields that its own items bind, and nothing else.</summary>
public sealed class DepartmentValuesTests
{
    private static readonly CaseForm Form = CaseForm.Of(CompanyOpening.Release, CompanyOpening.Case());

    public static TheoryData<string> Departments() => [.. CompanyOpening.Release.Departments.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Departments))]
    public void Department_OfAFormWithEveryElementFilled_SeesOnlyWhatItsItemsBind(string department)
    {
        var seen = Form.ValuesOf(EverythingFilled(), department);
        var bound = BoundBy(department);
        foreach (var (element, value) in seen)
        {
            bound.Keys.ShouldContain(element);
            foreach (var row in (value as JsonArray ?? []).OfType<JsonObject>())
                row.Select(m => m.Key).ShouldBeSubsetOf(bound[element], $"{department}: rows of {element}");
        }
    }

    [Theory, MemberData(nameof(Departments))]
    public void Department_SeesEveryFieldThatItsItemsBindWithoutCondition(string department)
    {
        var seen = Form.ValuesOf(EverythingFilled(), department);
        var always = ItemsOf(department).SelectMany(FieldsOf).Where(f => f["visibleWhen"] is null && !Element(f).Contains('.', StringComparison.Ordinal)).Select(Element);
        var filled = EverythingFilled();
        foreach (var element in always.Where(filled.ContainsKey))
            seen.ContainsKey(element).ShouldBeTrue($"{department} binds {element}");
    }

    [Fact]
    public void Departments_Together_SeeNoFieldThatNobodyBinds()
    {
        var values = EverythingFilled();
        values["shoe-size"] = 43;
        var seen = CompanyOpening.Release.Departments.Keys.SelectMany(d => Form.ValuesOf(values, d).Select(v => v.Key));
        seen.ShouldNotContain("shoe-size");
    }

    [Theory]
    [InlineData("moon-office")]
    [InlineData(null)]
    public void DepartmentWithoutAnItem_SeesNothing(string? department) => Form.ValuesOf(CompanyOpening.Values, department).ShouldBeEmpty();

    [Fact]
    public void DepartmentWithTwoItems_SeesTheRowsOfAGroupOnce_WithTheMembersOfBoth()
    {
        var seen = Form.ValuesOf(CompanyOpening.Values, "human-resources")["employees"]!.AsArray();
        var given = CompanyOpening.Values["employees"]!.AsArray();
        seen.Count.ShouldBe(given.Count);
        var bound = BoundBy("human-resources")["employees"];
        foreach (var (row, original) in seen.Zip(given))
            row!.AsObject().Select(m => m.Key).ShouldBe(original!.AsObject().Select(m => m.Key).Where(bound.Contains), ignoreOrder: true);
    }

    [Fact]
    public void View_DoesNotChangeTheForm()
    {
        var values = CompanyOpening.Values;
        Form.ValuesOf(values, "human-resources")["employees"]!.AsArray().Clear();
        JsonNode.DeepEquals(values, CompanyOpening.Values).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Departments))]
    public void Materials_OfADepartment_AreThoseItsItemsAsk(string department)
    {
        var asked = ItemsOf(department).SelectMany(i => i["materials"]!.AsArray()).Select(m => (string)m!["material"]!).Distinct();
        Form.MaterialViews([], department).Select(m => m.MaterialId).ShouldBe(asked, ignoreOrder: true);
    }

    [Fact]
    public void TaskForm_OfEachItem_ShowsItsOwnFieldsWithNames()
    {
        foreach (var item in CompanyOpening.Release.Items.Values)
        {
            var form = CaseForm.ForTask(CompanyOpening.Release, CompanyOpening.Case(), [], Guid.NewGuid(), item.Id);
            var own = item.Form.Fields.Select(f => f.Element).ToHashSet(StringComparer.Ordinal);
            var shown = form.Sections.SelectMany(s => s.Fields).ToList();
            shown.Select(f => f.Path).ShouldBeSubsetOf(own, item.Id);
            form.Values.Select(v => v.Key).ShouldBeSubsetOf(own, item.Id);
            shown.Where(f => f.Value is not null).ShouldAllBe(f => f.Display.Length > 0, item.Id);
        }
    }

    // Sample values where there are some, so that conditions hold; a mark for every other element.
    private static JsonObject EverythingFilled()
    {
        var values = CompanyOpening.Values;
        var library = CompanyOpening.Release.Library;
        foreach (var element in library.Elements.Values.Where(e => !values.ContainsKey(e.Identifier) && !e.Kind.IsStatic()))
            values[element.Identifier] = "mark of " + element.Identifier;
        foreach (var group in library.Elements.Values.Where(e => e.Kind == ElementKind.Group))
            values[group.Identifier] = new JsonArray(Row(group), Row(group));
        return values;
    }

    private static JsonObject Row(DataElement group) =>
        new(group.Domain.Members.Select(m => KeyValuePair.Create(m, (JsonNode?)$"mark of {group.Identifier}.{m}")));

    // Read from the files themselves, so that the oracle knows nothing of merging. Element → members that may be seen in its rows.
    private static Dictionary<string, HashSet<string>> BoundBy(string department)
    {
        var bound = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var field in ItemsOf(department).SelectMany(FieldsOf))
        {
            var (name, member) = Element(field).Split('.') is [var group, var one] ? (group, one) : (Element(field), null);
            var members = bound.TryGetValue(name, out var known) ? known : bound[name] = new(StringComparer.Ordinal);
            if (member is not null)
                members.Add(member);
            else if (field["stricter"]?["members"] is JsonArray named)
                members.UnionWith(named.Select(m => (string)m!));
            else
                members.UnionWith(MembersOf(name));
        }
        return bound;
    }

    private static IEnumerable<string> MembersOf(string element) =>
        JsonNode.Parse(File.ReadAllText(Repository.At("definitions", "data-elements", element + ".json")))!["valueDomain"]?["members"]?.AsArray().Select(m => (string)m!) ?? [];

    private static IEnumerable<JsonObject> ItemsOf(string department) =>
        Directory.EnumerateFiles(Repository.At("definitions", "items")).Select(f => JsonNode.Parse(File.ReadAllText(f))!.AsObject()).Where(i => (string)i["department"]! == department);

    private static IEnumerable<JsonObject> FieldsOf(JsonObject item) =>
        item["form"]!["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()).Select(f => f!.AsObject());

    private static string Element(JsonObject field) => (string)field["element"]!;
}
