using System.Text.Json.Nodes;
using Approval.Activities.Bundles;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Forms;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;
using Approval.Forms.Situations;
using Approval.Forms.Validation;

namespace Approval.Activities.Cases;

/// <summary>What a submission's check came to: the values as they are kept, the chosen items, and everything that is wrong.</summary>
public sealed record SubmissionCheck(JsonObject Values, IReadOnlyList<string> Items, IReadOnlyList<FieldProblem> Problems);

/// <summary>The one form of a case: merged for its items and situation, checked as a whole, cut to a department's part.</summary>
public sealed class CaseForm
{
    private readonly BundleRelease _release;

    private CaseForm(BundleRelease release, MergedForm merged) => (_release, Merged) = (release, merged);

    public MergedForm Merged { get; }

    public static CaseForm Of(CaseSession session) => Of(session.Release, session.Case);

    public static CaseForm Of(BundleRelease release, Case subject) =>
        new(release, Merge(release, Situation(release, subject.Answers, subject.PackageId)));

    public static Situation Situation(BundleRelease release, JsonObject answers, string? package) =>
        SituationEvaluator.Evaluate(release.Bundle, new SituationChoice(answers, package));

    public static MergedForm Merge(BundleRelease release, Situation situation) => FormMerger.Merge(release.Library, release.Bundle, situation);

    /// <summary>Everything the window would check, at once.</summary>
    public SubmissionCheck CheckSubmission(CaseSession session, DateOnly today)
    {
        var situation = Merged.Situation;
        var checkedForm = Merged.Validate(session.Case.Editing, situation, today);
        var missing = Merged.MissingMaterials(checkedForm.Values, situation, session.Materials.Select(m => m.MaterialId));
        var problems = situation.Errors.Concat(checkedForm.Errors).Concat(missing).Select(e => e.ToProblem());
        return new SubmissionCheck(Known(checkedForm.Values), situation.Items, [.. problems]);
    }

    // What no field of the form binds is nobody's; it is not handed to the departments.
    private JsonObject Known(JsonObject values)
    {
        foreach (var stray in values.Select(v => v.Key).Where(key => Merged.Find(key) is null).ToList())
            values.Remove(stray);
        return values;
    }

    /// <summary>The values a department's items bind, and nothing else (invariant 3).</summary>
    public JsonObject ValuesOf(JsonObject values, string? department)
    {
        var own = new JsonObject();
        foreach (var item in Merged.Items.Where(i => i.Department == department))
            foreach (var (element, value) in DepartmentView.Of(Merged, item.Id, values).Values)
                own[element] = Join(own[element], value);
        return own;
    }

    /// <summary>What is asked and what is there; for a department, what its own items ask.</summary>
    public IEnumerable<MaterialView> MaterialViews(IReadOnlyList<CaseMaterial> given, string? department) =>
        Merged.Materials
            .Where(m => department is null || m.AskedBy.Any(a => a.Department == department))
            .Select(m => MaterialViewOf(m, given.FirstOrDefault(g => g.MaterialId == m.Material.Id)));

    /// <summary>A department's own view of the one form, for one of its tasks.</summary>
    public static TaskForm ForTask(BundleRelease release, Case subject, IReadOnlyList<CaseMaterial> materials, Guid taskId, string itemId)
    {
        var form = Of(release, subject);
        var view = DepartmentView.Of(form.Merged, itemId, subject.Form);
        var sections = view.Sections.Select(s => new TaskFormSection(s.Title,
            [.. s.Fields.Select(f => new TaskFormField(f.Path, f.Label, view.Values[f.Path]?.DeepClone(), ValueText.Of(release.Library, f.Path, view.Values[f.Path])))]));
        var asked = form.Merged.Materials.Where(m => m.AskedBy.Any(a => a.Item == itemId))
            .Select(m => form.MaterialViewOf(m, materials.FirstOrDefault(g => g.MaterialId == m.Material.Id)));
        return new TaskForm(taskId, itemId, [.. sections], view.Values, [.. asked]);
    }

    /// <summary>Checks single values, e.g. what an approval yields, by their own elements.</summary>
    public static IEnumerable<FieldProblem> CheckValues(BundleRelease release, JsonObject values, DateOnly today) =>
        values.Where(v => v.Value is not null)
            .SelectMany(v => ElementCheck.Check(release.Library, v.Key, v.Value!, today))
            .Where(e => e.Severity == FieldErrorSeverity.Error)
            .Select(e => e.ToProblem());

    /// <summary>Who or what the case is about, as the bundle says.</summary>
    public static string? SubjectName(BundleRelease release, JsonObject form) => Text(form, release.Bundle.Subject?.Name);

    /// <summary>The identifier of the subject, e.g. its credit code.</summary>
    public static string? SubjectCode(BundleRelease release, JsonObject form) => Text(form, release.Bundle.Subject?.Code);

    public static LocalizedText LabelOf(BundleRelease release, string element) => release.Library.ElementAt(element)?.Name ?? new LocalizedText(element);

    /// <summary>A value as anybody may read it who scans a licence: masked as its classification asks.</summary>
    public static string PublicDisplay(BundleRelease release, string element, JsonObject form) =>
        ValueText.Of(release.Library, element, release.Library.ElementAt(element) is { } known ? Masking.Mask(known, form[element]) : null);

    public static Problem IncompleteAnswers(Situation situation) => CaseProblems.InvalidAnswers([.. situation.Errors.Select(e => e.ToProblem())]);

    public static Problem UnknownBundle(string id) => CaseProblems.UnknownBundle(id);

    // Two items of one department may bind different members of one group; rows stand at the same places in both views.
    private static JsonNode? Join(JsonNode? seen, JsonNode? more)
    {
        if (seen is not JsonArray rows || more is not JsonArray others)
            return more?.DeepClone();
        foreach (var (row, other) in rows.OfType<JsonObject>().Zip(others.OfType<JsonObject>()))
            foreach (var (member, value) in other)
                row[member] = value?.DeepClone();
        return rows;
    }

    private MaterialView MaterialViewOf(MergedMaterial asked, CaseMaterial? given) =>
        new(asked.Material.Id, asked.Material.Name, asked.RequiredWhen is null, [.. asked.AskedBy.Select(a => _release.Item(a.Item).Name)], asked.Material.Accept, asked.Material.MaxBytes,
            given?.FileName, given?.MediaType, given?.Size, given?.UploadedAt);

    private static string? Text(JsonObject form, string? element) =>
        element is not null && form[element] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length is > 0 and <= 200 ? text : null;
}
