using System.Text;

namespace Approval.Host.OData.Query;

/// <summary>
/// <c>$search</c>: words and quoted phrases that must all occur, <c>OR</c> between alternatives, <c>NOT</c> before what
/// must not occur. Parsed here, because the library refuses words with digits, such as case numbers.
/// </summary>
internal static class SearchExpression
{
    /// <returns>Alternatives; each a list of terms of which every one must hold.</returns>
    /// <exception cref="QueryRefusedException">It is empty, too long, or a quotation mark is not closed.</exception>
    public static IReadOnlyList<IReadOnlyList<(string Term, bool Not)>> Parse(string text)
    {
        var alternatives = new List<List<(string, bool)>> { new() };
        var not = false;
        var terms = 0;
        foreach (var (word, quoted) in Words(text))
        {
            switch (quoted ? null : word)
            {
                case "AND":
                    break;
                case "OR":
                    alternatives.Add([]);
                    break;
                case "NOT":
                    not = true;
                    break;
                default:
                    alternatives[^1].Add((word, not));
                    not = false;
                    terms++;
                    break;
            }
        }
        if (not || terms > QueryLimits.MaxSearchTerms || alternatives.Exists(a => a.Count == 0))
            throw new QueryRefusedException(QueryProblems.BadSearch());
        return alternatives;
    }

    public static string Condition(SqlText sql, RowSource row, string text)
    {
        var alternatives = Parse(text).Select(terms => string.Join(" AND ", terms.Select(t => Occurs(sql, row, t.Term, t.Not))));
        return $"({string.Join(" OR ", alternatives.Select(a => $"({a})"))})";
    }

    private static string Occurs(SqlText sql, RowSource row, string term, bool not)
    {
        var parameter = sql.Parameter(term.ToLowerInvariant());
        var places = row.Map.Search.Select(p => $"strpos(lower(COALESCE({row.Sql(p)}, '') COLLATE \"und-x-icu\"), {parameter}) > 0");
        return $"{(not ? "NOT " : "")}({string.Join(" OR ", places)})";
    }

    private static IEnumerable<(string Word, bool Quoted)> Words(string text)
    {
        var word = new StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"' || (!quoted && char.IsWhiteSpace(c)))
            {
                if (word.Length > 0)
                    yield return (word.ToString(), quoted);
                word.Clear();
                quoted ^= c == '"';
            }
            else
                word.Append(c);
        }
        if (quoted)
            throw new QueryRefusedException(QueryProblems.BadSearch());
        if (word.Length > 0)
            yield return (word.ToString(), false);
    }
}
