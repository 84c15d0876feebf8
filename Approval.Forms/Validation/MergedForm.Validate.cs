using System.Text.Json.Nodes;
using Approval.Forms.Situations;
using Approval.Forms.Validation;

namespace Approval.Forms.Merging;

public sealed partial class MergedForm
{
    /// <summary>
    /// Checks a whole form at once and normalises it. Every finding is told; nothing that was typed is lost: wrong, unknown and
    /// invisible values come back as they were given.
    /// </summary>
    /// <param name="values">Values by element identifier; a group is an array of objects.</param>
    /// <param name="today">The legal date (Asia/Shanghai) against which past and future are told.</param>
    public ValidationResult Validate(JsonObject values, Situation situation, DateOnly today, ValidationMode mode = ValidationMode.Submission) =>
        new FormValidation(this, situation, today, mode).Run(values);

    /// <summary>Materials that are required with these values and were not given; all at once.</summary>
    /// <param name="given">Ids of materials that were uploaded or are waived.</param>
    public IReadOnlyList<FieldError> MissingMaterials(JsonObject values, Situation situation, IEnumerable<string> given)
    {
        var have = given.ToHashSet(StringComparer.Ordinal);
        return [.. RequiredMaterials(values, situation).Where(material => !have.Contains(material.Material.Id)).Select(material => new FieldError(
            "materials." + material.Material.Id,
            "material.missing",
            $"请上传“{material.Material.Name.Zh}”。",
            $"Please upload '{material.Material.Name.In("en")}'."))];
    }

    /// <summary>Materials that are required with these values; with none yet, those that are required in any case.</summary>
    public IReadOnlyList<MergedMaterial> RequiredMaterials(JsonObject values, Situation situation)
    {
        var facts = new FormFacts(this, situation, values);
        return [.. Materials.Where(material => material.RequiredWhen?.Holds(facts) ?? true)];
    }

    /// <summary>Whether a field is shown with these values.</summary>
    public bool IsVisible(string path, JsonObject values, Situation situation) =>
        new FormFacts(this, situation, values).IsVisible(path);
}
