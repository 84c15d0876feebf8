using System.Text.Json.Nodes;
using Approval.Activities.Queries;
using Approval.Forms;
using Approval.Forms.CodeLists;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;

namespace Approval.Host.Pages.FormFields;

/// <summary>What is wrong at one place of the form, in both languages.</summary>
public sealed record FieldFinding(string Path, LocalizedText Sentence);

/// <summary>The merged form as one answer shows it: values as typed, what is wrong with them, and what is asked to be corrected.</summary>
/// <param name="Values">Values by element, also those that are wrong.</param>
/// <param name="Visible">Paths that are visible with these values, without row numbers; null when everything is.</param>
/// <param name="Findings">What is wrong, in the order of the form.</param>
/// <param name="Notes">What a department asks to be corrected, by path.</param>
/// <param name="Lists">Code lists of the case's own release, by id.</param>
/// <param name="Departments">Names of departments, by id.</param>
/// <param name="Files">Materials that the case holds: id and name, for fields that point at one.</param>
/// <param name="NewRow">Group that shows one more empty row.</param>
public sealed record FormView(
    MergedForm Form,
    JsonObject Values,
    IReadOnlySet<string>? Visible,
    IReadOnlyList<FieldFinding> Findings,
    ILookup<string, string> Notes,
    Func<string, CodeList?> Lists,
    Func<string, LocalizedText> Departments,
    IReadOnlyList<(string Id, LocalizedText Name)> Files,
    string? NewRow = null)
{
    /// <summary>Materials that must be there with these values.</summary>
    public IReadOnlySet<string> Needed { get; } = Form.RequiredMaterials(Values, Form.Situation).Select(static material => material.Material.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Materials that concern this case: needed, given, or asked for by a notice.</summary>
    public IEnumerable<MaterialView> Concerned(IEnumerable<MaterialView> all) =>
        all.Where(material => Needed.Contains(material.MaterialId) || material.FileName is not null || Notes["material:" + material.MaterialId].Any());

    /// <summary>Elements whose value decides what else is asked; changing one draws the form again.</summary>
    public IReadOnlySet<string> Deciding { get; } = Form.Fields
        .SelectMany(static field => field.Members.Prepend(field))
        .SelectMany(static field => (field.VisibleWhen?.Elements ?? []).Concat(field.RequiredWhen?.Elements ?? []).Concat(field.Element.Domain.Formula?.Of ?? []))
        .Select(FieldPaths.LastOf)
        .ToHashSet(StringComparer.Ordinal);

    // A member without a condition shares the fate of its group, also in a row that nobody has filled in yet.
    public bool Shows(MergedField field) => Visible is null || field.Element.Kind.IsStatic() || Visible.Contains(field.Path)
        || (field.VisibleWhen is null && field.Path.Contains('.', StringComparison.Ordinal));

    /// <summary>Whether an answer to a situation question has settled the value already.</summary>
    public bool IsSettled(MergedField field) => Form.Situation.SetValues.ContainsKey(field.Path);

    /// <summary>Sections that have something to show now.</summary>
    public IEnumerable<MergedSection> Sections => Form.Sections.Where(section => section.Fields.Any(Shows));

    /// <summary>What is wrong at a place, not counting places inside it.</summary>
    public IEnumerable<FieldFinding> At(string path) => Findings.Where(finding => finding.Path == path);

    /// <summary>How many findings a section holds.</summary>
    public int FindingsIn(MergedSection section) => Findings.Count(finding => section.Fields.Any(field => FieldPaths.IsWithin(finding.Path, field.Path)));
}
