namespace Approval.Forms.Reading;

/// <summary>
/// Fields whose visibility depends on themselves, directly or through others. It is asked for one form and again for all
/// forms of a bundle together, since two departments' conditions can close a circle that neither has alone.
/// </summary>
internal static class VisibilityCircles
{
    public static IReadOnlyList<string> Find(IEnumerable<FormField> fields)
    {
        var all = fields.ToList();
        var bound = all.Select(field => field.Element).ToHashSet(StringComparer.Ordinal);
        var references = all.GroupBy(field => field.Element, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<string>)[.. group.SelectMany(field => field.VisibleWhen?.Elements ?? []).Select(target => Resolve(group.Key, target, bound)).Distinct(StringComparer.Ordinal)],
            StringComparer.Ordinal);
        return Cycles.Find(references);
    }

    /// <summary>In a row of a group a bare identifier is first of all a sibling.</summary>
    private static string Resolve(string field, string target, HashSet<string> bound)
    {
        var dot = field.LastIndexOf('.');
        return dot > 0 && bound.Contains(field[..(dot + 1)] + target) ? field[..(dot + 1)] + target : target;
    }
}
