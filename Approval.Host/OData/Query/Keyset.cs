namespace Approval.Host.OData.Query;

/// <summary>
/// Paging by the last row's order values instead of by a count of rows: a page neither skips nor repeats a row when
/// others arrive before it, and the hundredth page costs what the first costs.
/// </summary>
internal static class Keyset
{
    // OData orders null below every value (4.01 Protocol 11.2.6.2); PostgreSQL puts it above.
    public static string OrderBy(IReadOnlyList<(SqlValue Value, bool Descending)> keys) => string.Join(", ", keys.Select(k =>
        $"{k.Value.Ordered}{(k.Descending ? " DESC" : "")}{(k.Value.Nullable ? k.Descending ? " NULLS LAST" : " NULLS FIRST" : "")}"));

    /// <summary>The rows after a place: beyond it in the first key, or equal there and beyond it in the next.</summary>
    public static string After(SqlText sql, IReadOnlyList<(SqlValue Value, bool Descending)> keys, object?[] place)
    {
        var bounds = place.Select(v => v is null ? SqlValue.Null(default) : Literals.Of(sql, v)).ToList();
        var after = "FALSE";
        for (var i = keys.Count - 1; i >= 0; i--)
            after = $"({Beyond(keys[i], bounds[i])} OR ({Same(keys[i].Value, bounds[i])} AND {after}))";
        // Said again for the first key alone: only so can an index on it begin at the place.
        return keys[0].Value.Nullable ? after : $"({keys[0].Value.Ordered} {(keys[0].Descending ? "<=" : ">=")} {bounds[0].Ordered} AND {after})";
    }

    private static string Beyond((SqlValue Value, bool Descending) key, SqlValue bound)
    {
        var value = key.Value.Ordered;
        return (bound.IsNull, key.Descending) switch
        {
            (true, true) => "FALSE",
            (true, false) => $"{value} IS NOT NULL",
            (false, true) when key.Value.Nullable => $"({value} < {bound.Ordered} OR {value} IS NULL)",
            (false, true) => $"{value} < {bound.Ordered}",
            (false, false) => $"{value} > {bound.Ordered}",
        };
    }

    private static string Same(SqlValue value, SqlValue bound) => bound.IsNull ? $"{value.Sql} IS NULL" : $"{value.Sql} = {bound.Sql}";
}
