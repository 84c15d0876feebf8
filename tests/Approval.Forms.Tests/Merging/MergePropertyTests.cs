using System.Text.Json.Nodes;
using Approval.Forms.Conditions;
using Approval.Forms.Items;
using Approval.Forms.Merging;
using Approval.Forms.Situations;
using FsCheck;
using FsCheck.Fluent;

namespace Approval.Forms.Tests.Merging;

/// <summary>Merging against what is obviously right: the departments' own forms, asked one by one.</summary>
public sealed class MergePropertyTests
{
    [Fact]
    public void Merge_InAnyOrder_IsTheSame() => ForAll(seed =>
    {
        var library = RandomForms.Library(seed);
        var items = RandomForms.Items(library);
        var shuffled = items.OrderBy(_ => new Random(seed).Next()).Reverse();
        return Text(Merge(library, items)) == Text(Merge(library, shuffled));
    });

    [Fact]
    public void Combine_OfMergedForms_IsAssociativeCommutativeAndIdempotent() => ForAll(seed =>
    {
        var library = RandomForms.Library(seed);
        var parts = RandomForms.Items(library).Select(item => Merge(library, [item])).ToList();
        var left = FormMerger.Combine(FormMerger.Combine(parts[0], parts[1]), FormMerger.Combine(parts[2], parts[3]));
        var right = FormMerger.Combine(parts[3], FormMerger.Combine(parts[2], FormMerger.Combine(parts[1], parts[0])));
        return Text(left) == Text(right) && Text(FormMerger.Combine(left, left)) == Text(left) && Text(left) == Text(Merge(library, RandomForms.Items(library)));
    });

    [Fact]
    public void Merge_LosesNothing_EveryBindingIsFoundInExactlyOneField() => ForAll(seed =>
    {
        var library = RandomForms.Library(seed);
        var items = RandomForms.Items(library);
        var form = Merge(library, items);
        var expected = items.SelectMany(item => item.Form.Fields.Select(field => $"{item.Id}/{field.Element}")).Order(StringComparer.Ordinal);
        var found = form.Fields.SelectMany(field => field.Bindings.Select(binding => $"{binding.Item}/{field.Path}")).Order(StringComparer.Ordinal);
        return expected.SequenceEqual(found)
            && form.Fields.DistinctBy(field => field.Path).Count() == form.Fields.Count
            && form.Materials.Sum(material => material.AskedBy.Count) == items.Sum(item => item.Materials.Count);
    });

    [Fact]
    public void Merged_VisibleAndRequired_AgreeWithAskingEveryDepartment() => ForAll(seed =>
    {
        var library = RandomForms.Library(seed);
        var items = RandomForms.Items(library);
        var form = Merge(library, items);
        return FlagSettings().All(flags => form.Fields.All(field => AgreesWithOracle(form, field, items, flags)));
    });

    [Fact]
    public void Merged_Validation_AcceptsATextExactlyWhenEveryDepartmentDoes() => ForAll(seed =>
    {
        var library = RandomForms.Library(seed);
        var items = RandomForms.Items(library);
        var form = Merge(library, items);
        var random = new Random(seed);
        var value = new string([.. Enumerable.Range(0, random.Next(1, 70)).Select(_ => "abc012"[random.Next(6)])]);
        return form.Fields.Where(field => field.Path[0] == 'e').All(field =>
        {
            var found = form.Validate(new JsonObject { [field.Path] = value, ["f0"] = true, ["f1"] = true, ["f2"] = true }, form.Situation, Given.Today, Forms.Validation.ValidationMode.Draft);
            var visible = form.IsVisible(field.Path, new JsonObject { ["f0"] = true, ["f1"] = true, ["f2"] = true }, form.Situation);
            return !visible || found.Errors.All(error => error.Path != field.Path) == items.SelectMany(item => item.Form.Fields).Where(each => each.Element == field.Path).All(each => Accepts(each, value));
        });
    });

    [Fact]
    public void Report_AlwaysAddsUp() => ForAll(seed =>
    {
        var library = RandomForms.Library(seed);
        var items = RandomForms.Items(library);
        var report = Merge(library, items).Report;
        var savings = report.Savings;
        return report.FieldsBefore == report.FieldsAfter + savings.Shared + savings.FromResults + savings.Computed + savings.Answered + savings.NotInSituation
            && report.FieldsBefore == report.Items.Sum(item => item.Fields)
            && report.FieldsBefore == report.Departments.Sum(department => department.Fields)
            && report.RequiredAfter <= report.FieldsAfter && report.MaterialsAfter <= report.MaterialsBefore;
    });

    private static bool AgreesWithOracle(MergedForm form, MergedField field, IReadOnlyList<ServiceItem> items, JsonObject flags)
    {
        var facts = new FlagFacts(flags);
        var asked = items.SelectMany(item => item.Form.Fields).Where(each => each.Element == field.Path).ToList();
        var wanting = asked.Where(each => each.VisibleWhen?.Holds(facts) ?? true).ToList();
        var yields = items.SelectMany(item => item.Results).Any(result => result.Element == field.Path);
        var required = wanting.Any(each => each.Required || each.RequiredWhen?.Holds(facts) == true || (each.FromResult && !yields));
        var told = form.Validate(flags, form.Situation, Given.Today).Errors.Any(error => error.Path == field.Path && error.Code == "value.missing");
        return form.IsVisible(field.Path, flags, form.Situation) == wanting.Count > 0 && (told == required || flags.ContainsKey(field.Path));
    }

    private static bool Accepts(FormField field, string value) =>
        value.Length <= Math.Min(100, field.Stricter?.MaxLength ?? 100)
        && value.Length >= (field.Stricter?.MinLength ?? 0)
        && (field.Stricter?.Patterns ?? []).All(pattern => System.Text.RegularExpressions.Regex.IsMatch(value, $"^(?:{pattern})$", System.Text.RegularExpressions.RegexOptions.NonBacktracking));

    private static IEnumerable<JsonObject> FlagSettings() =>
        Enumerable.Range(0, 8).Select(bits => new JsonObject { ["f0"] = (bits & 1) != 0, ["f1"] = (bits & 2) != 0, ["f2"] = (bits & 4) != 0 });

    private static MergedForm Merge(FormLibrary library, IEnumerable<ServiceItem> items)
    {
        var chosen = items.ToList();
        return FormMerger.Merge(library, chosen, new MergeFrame([], ["i2", "i0"]), Situation.OfItems(chosen.Select(item => item.Id).Order(StringComparer.Ordinal)));
    }

    private static string Text(MergedForm form) => MergedFormJson.Write(form).ToJsonString() + MergeReportJson.Text(form.Report);

    private static void ForAll(Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private sealed class FlagFacts(JsonObject flags) : IConditionFacts
    {
        public JsonNode? ValueOf(string element) => flags[element];

        public IReadOnlyList<string> AnswersTo(string question) => [];

        public bool IsChosen(string item) => true;
    }
}
