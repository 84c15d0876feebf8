using System.Text.Json.Nodes;
using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;
using Approval.Forms.Situations;

namespace Approval.Forms.Validation;

/// <summary>
/// What conditions see: settled values first, then canonical ones. The value of a field that is not visible counts as absent,
/// otherwise a forgotten answer in a hidden part would steer what is shown.
/// </summary>
internal sealed class FormFacts(MergedForm form, Situation situation, JsonObject values) : IConditionFacts
{
    private readonly Dictionary<string, MergedField> fields = form.Fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, bool> visible = new(StringComparer.Ordinal);

    public JsonNode? ValueOf(string element)
    {
        if (situation.SetValues.TryGetPropertyValue(element, out var settled)) return settled;
        return values.TryGetPropertyValue(element, out var value) && IsVisible(element) && !Scalars.IsEmpty(value) ? value : null;
    }

    public IReadOnlyList<string> AnswersTo(string question) => situation.Answers.GetValueOrDefault(question) ?? [];

    public bool IsChosen(string item) => form.Items.Any(each => each.Id == item);

    /// <summary>Decided once for every field. Circles are refused when definitions load; one in the making reads as visible.</summary>
    public bool IsVisible(string element)
    {
        if (!fields.TryGetValue(element, out var field) || field.VisibleWhen is null) return true;
        if (visible.TryGetValue(element, out var known)) return known;
        visible[element] = true;
        return visible[element] = field.VisibleWhen.Holds(this);
    }
}

/// <summary>Inside a row of a group, a bare identifier is first of all a sibling.</summary>
internal sealed class RowFacts(IConditionFacts outer, MergedField group, JsonObject row) : IConditionFacts
{
    public JsonNode? ValueOf(string element) =>
        group.Members.Any(member => member.Element.Identifier == element)
            ? row[element] is { } value && !Scalars.IsEmpty(value) ? value : null
            : outer.ValueOf(element);

    public IReadOnlyList<string> AnswersTo(string question) => outer.AnswersTo(question);

    public bool IsChosen(string item) => outer.IsChosen(item);
}
