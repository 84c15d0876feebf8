namespace Approval.Forms.Conditions;

/// <summary>
/// Combining optional conditions, where null reads "always". Parts are deduplicated and ordered by their text, so that
/// the combination does not depend on the order in which departments are merged.
/// </summary>
internal static class Conjunctions
{
    /// <summary>Never: an empty disjunction.</summary>
    public static Condition Never { get; } = new Any([]);

    /// <summary>Holds if any does; null (always) as soon as one of them is.</summary>
    public static Condition? AnyOf(IEnumerable<Condition?> conditions)
    {
        var parts = new List<Condition>();
        foreach (var condition in conditions)
        {
            if (condition is null) return null;
            if (condition is Any any) parts.AddRange(any.Parts);
            else parts.Add(condition);
        }

        return Ordered(parts) is [var single] ? single : new Any(Ordered(parts));
    }

    /// <summary>Holds if both do.</summary>
    public static Condition? Both(Condition? first, Condition? second)
    {
        if (first is null) return second;
        if (second is null || ReferenceEquals(first, second)) return first;
        var parts = Ordered([first, second]);
        return parts is [var single] ? single : new All(parts);
    }

    private static List<Condition> Ordered(List<Condition> parts) =>
        parts.Count < 2 ? parts : [.. parts.DistinctBy(ConditionJson.Text, StringComparer.Ordinal).OrderBy(ConditionJson.Text, StringComparer.Ordinal)];
}
