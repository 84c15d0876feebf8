using System.Text.RegularExpressions;

namespace Approval.Host.OData.Protocol;

/// <summary>
/// Rewrites <c>SubmittedAt in (2026-01-01T00:00:00Z,…)</c> to comparisons joined by <c>or</c>: the library's parser
/// does not read lists of dates, instants or identifiers. What stands inside quotation marks is not touched.
/// </summary>
internal static partial class TimeLists
{
    public static string Rewrite(string filter) => filter.Contains(" in ", StringComparison.Ordinal) || filter.Contains(" in(", StringComparison.Ordinal)
        ? Pattern().Replace(filter, m => m.Groups["text"].Success ? m.Value : Alternatives(m))
        : filter;

    private static string Alternatives(Match match)
    {
        var left = match.Groups["left"].Value;
        var values = match.Groups["list"].Value.Split(',', StringSplitOptions.TrimEntries);
        return $"({string.Join(" or ", values.Select(v => $"{left} eq {v}"))})";
    }

    [GeneratedRegex(@"(?<text>'(?:[^']|'')*')|(?<left>[A-Za-z][\w/]*(?:\([\w/]+\))?)\s+in\s*\(\s*(?<list>[0-9A-Fa-f][0-9A-Fa-f:.+TZ-]*-[0-9A-Fa-f:.+TZ-]*(?:\s*,\s*[0-9A-Fa-f:.+TZ-]+)*)\s*\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
