using System.Text.Json.Nodes;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Forms.Validation;

/// <summary>One validation: read all, work out computed values, decide visibility, then keep the findings of what is visible.</summary>
internal sealed class FormValidation(MergedForm form, Situation situation, DateOnly today, ValidationMode mode)
{
    /// <summary>More findings help nobody; the last one says that there are more.</summary>
    private const int MostFindings = 1_000;

    private readonly Dictionary<string, List<FieldError>> findings = new(StringComparer.Ordinal);
    private readonly HashSet<string> visible = new(StringComparer.Ordinal);

    public ValidationResult Run(JsonObject given)
    {
        var values = Copy(given);
        foreach (var field in form.Fields.Where(field => !field.Element.Kind.IsStatic() && field.Element.Kind != ElementKind.Computed))
            Read(field, values);
        Computation.Fill(form.Fields, values, form.Library);
        var facts = new FormFacts(form, situation, values);
        foreach (var field in form.Fields.Where(field => facts.IsVisible(field.Path)))
            Require(field, values, facts);
        return Result(values);
    }

    /// <summary>A copy, so that the caller's values stay untouched; settled values replace what was typed.</summary>
    private JsonObject Copy(JsonObject given)
    {
        var values = given.DeepClone().AsObject();
        foreach (var (element, value) in situation.SetValues)
            values[element] = value?.DeepClone();
        return values;
    }

    private void Read(MergedField field, JsonObject values)
    {
        if (Scalars.IsEmpty(values[field.Path])) return;
        var found = findings[field.Path] = [];
        if (field.Element.Kind == ElementKind.Group) new GroupValidation(form, today, found).Read(field, values, field.Path);
        else FieldReading.Read(field, values, field.Path, form.Library, today, found);
    }

    private void Require(MergedField field, JsonObject values, FormFacts facts)
    {
        visible.Add(field.Path);
        // What results will fill cannot be required of the applicant, nor can what is computed from something missing.
        if (field.FromResult || field.Element.Kind == ElementKind.Computed || field.Element.Kind.IsStatic()) return;
        var found = findings.GetValueOrDefault(field.Path) ?? (findings[field.Path] = []);
        if (Scalars.IsEmpty(values[field.Path]))
        {
            if (mode == ValidationMode.Submission && FieldReading.IsRequired(field, facts)) found.Add(FieldReading.Missing(field, field.Path));
            return;
        }

        if (field.Element.Kind == ElementKind.Group) new GroupValidation(form, today, found).Require(field, values[field.Path], field.Path, facts, mode, visible);
    }

    private ValidationResult Result(JsonObject values)
    {
        var told = form.Fields
            .Where(field => visible.Contains(field.Path) && findings.ContainsKey(field.Path))
            .SelectMany(field => findings[field.Path].Select(finding => finding with { Section = field.Section }))
            .ToLookup(finding => finding.Severity);
        return new ValidationResult(values, Bounded([.. told[FieldErrorSeverity.Error]]), Bounded([.. told[FieldErrorSeverity.Warning]]), visible);
    }

    private static List<FieldError> Bounded(List<FieldError> found)
    {
        if (found.Count <= MostFindings) return found;
        var more = found.Count - MostFindings;
        return [.. found.Take(MostFindings), new FieldError("", "form.more-findings", $"另有{more}处问题未逐一列出，请先修改以上内容。", $"{more} more findings are not listed.", found[0].Severity)];
    }
}
