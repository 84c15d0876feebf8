namespace Approval.Forms.Reading;

/// <summary>Finds a circle in "looks at" references.</summary>
internal static class Cycles
{
    /// <summary>One circle as a path that ends where it began, e.g. a → b → a; empty when there is none.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyDictionary<string, IReadOnlyList<string>> references)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in references.Keys.Order(StringComparer.Ordinal))
            if (Walk(start, references, [], done) is { Count: > 0 } circle) return circle;
        return [];
    }

    private static IReadOnlyList<string> Walk(
        string node, IReadOnlyDictionary<string, IReadOnlyList<string>> references, List<string> path, HashSet<string> done)
    {
        var met = path.IndexOf(node);
        if (met >= 0) return [.. path[met..], node];
        if (done.Contains(node) || !references.TryGetValue(node, out var next)) return [];
        path.Add(node);
        foreach (var target in next)
            if (Walk(target, references, path, done) is { Count: > 0 } circle) return circle;
        path.RemoveAt(path.Count - 1);
        done.Add(node);
        return [];
    }
}
