using System.Text.Json.Nodes;
using Approval.Forms.DataElements;

namespace Approval.Forms.Conditions;

/// <summary>The element's value is one of these; a multiple choice when any tick is.</summary>
public sealed record ElementIn(string Element, IReadOnlyList<JsonNode> Values) : Condition
{
    public override IEnumerable<string> Elements => [Element];

    public override bool Holds(IConditionFacts facts)
    {
        var value = facts.ValueOf(Element);
        return value is JsonArray ticks
            ? ticks.Any(tick => tick is not null && Has(tick))
            : value is not null && Has(value);
    }

    private bool Has(JsonNode value) => Values.Any(wanted => Scalars.Same(wanted, value));
}

/// <summary>The element has a value, or has none.</summary>
public sealed record ElementPresent(string Element, bool Present) : Condition
{
    public override IEnumerable<string> Elements => [Element];

    public override bool Holds(IConditionFacts facts) => (facts.ValueOf(Element) is { } value && !Scalars.IsEmpty(value)) == Present;
}

/// <summary>
/// The element's number lies within the bounds (inclusive); for a group or a multiple choice its number of rows or ticks.
/// Without a number it does not hold.
/// </summary>
public sealed record ElementRange(string Element, decimal? AtLeast, decimal? AtMost) : Condition
{
    public override IEnumerable<string> Elements => [Element];

    public override bool Holds(IConditionFacts facts)
    {
        var number = facts.ValueOf(Element) is JsonArray rows ? rows.Count : Scalars.NumberOf(facts.ValueOf(Element));
        return number is not null && (AtLeast is null || number >= AtLeast) && (AtMost is null || number <= AtMost);
    }
}
