using Approval.Host.OData.Query;

namespace Approval.Host.OData.Protocol;

/// <summary>The query options of a request, decoded, each once, under its full name.</summary>
internal static class RequestOptions
{
    private static readonly HashSet<string> Supported = new(StringComparer.Ordinal)
    {
        "$filter", "$select", "$expand", "$orderby", "$top", "$skip", "$count", "$search", "$skiptoken", "$format",
    };

    // Known to the protocol but not answered here; without the dollar they would otherwise pass as a client's own.
    private static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal)
    {
        "$apply", "$compute", "$deltatoken", "$index", "$levels", "$id", "$schemaversion",
    };

    /// <exception cref="QueryRefusedException">Too long, given twice, or an option that this service does not have.</exception>
    public static Dictionary<string, string> Parse(string query)
    {
        if (query.Length > QueryLimits.MaxOptionsLength)
            throw new QueryRefusedException(QueryProblems.TooLong());
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var name = Name(Decode(pair[0]));
            var value = pair.Length == 2 ? Decode(pair[1]).Trim() : "";
            if (value.Length == 0 && name.StartsWith('$'))
                throw new QueryRefusedException(QueryProblems.UnknownPreference(value, name));
            if (!options.TryAdd(name, value))
                throw new QueryRefusedException(QueryProblems.Duplicate(name));
        }
        return options;
    }

    /// <summary>The options as a query again, with some of them replaced or, by null, left out.</summary>
    public static string Format(IReadOnlyDictionary<string, string> options, params (string Name, string? Value)[] changes)
    {
        var all = options.Where(o => !Array.Exists(changes, c => c.Name == o.Key)).Select(o => (o.Key, (string?)o.Value)).Concat(changes);
        return string.Join('&', all.Where(o => o.Item2 is not null).Select(o => $"{o.Item1}={Uri.EscapeDataString(o.Item2!)}"));
    }

    // 4.01 lets clients leave out the dollar and write in any case.
    private static string Name(string name)
    {
        var system = (name.StartsWith('$') ? name : $"${name}").ToLowerInvariant();
        if (Supported.Contains(system))
            return system;
        return name.StartsWith('$') || Unsupported.Contains(system) ? throw new QueryRefusedException(QueryProblems.UnknownOption(system)) : name;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
