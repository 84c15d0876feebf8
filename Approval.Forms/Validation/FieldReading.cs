using System.Text.Json.Nodes;
using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;

namespace Approval.Forms.Validation;

/// <summary>Reading one value that is not a group, and what is said when it is missing.</summary>
internal static class FieldReading
{
    /// <summary>Puts the canonical value in place of the given one, or notes why it is wrong and leaves it.</summary>
    public static void Read(MergedField field, JsonObject owner, string path, FormLibrary library, DateOnly today, List<FieldError> findings)
    {
        var name = field.Element.Identifier;
        if (Scalars.IsEmpty(owner[name]) || KindBehaviour.Of(field.Element.Kind) is not { } behaviour) return;
        var check = new ValueCheck(field.Element, field.Domain, field.Label, path, library, today, findings);
        if (behaviour.Normalise(owner[name]!, check) is { } canonical && !check.Failed) owner[name] = canonical;
    }

    public static bool IsRequired(MergedField field, IConditionFacts facts) =>
        field.Required || field.RequiredWhen?.Holds(facts) == true;

    public static FieldError Missing(MergedField field, string path) =>
        new(path, "value.missing", $"{field.Label.Zh}：请填写。", $"{field.Label.In("en")}: is required.");
}
