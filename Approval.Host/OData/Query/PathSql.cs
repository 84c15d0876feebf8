namespace Approval.Host.OData.Query;

/// <summary>The rows at the end of an address: every step joined, with its key and its rights.</summary>
internal static class PathSql
{
    public static (string From, string Where, RowSource Row) Build(SqlText sql, QueryScope scope, IReadOnlyList<PathStep> steps)
    {
        var from = new List<string>();
        var where = new List<string>();
        RowSource row = default;
        foreach (var step in steps)
        {
            var next = new RowSource(step.Map, sql.Alias());
            from.Add(next.From);
            foreach (var (parent, child) in step.Via?.Join ?? [])
                where.Add($"{next.Sql(child)} = {row.Sql(parent)}");
            foreach (var (property, value) in step.Key ?? new Dictionary<string, object>())
                where.Add($"{next.Sql(property)} = {KeyValue(sql, value)}");
            where.Add(scope.Rights(sql, next));
            row = next;
        }
        return (string.Join(", ", from), string.Join(" AND ", where), row);
    }

    private static string KeyValue(SqlText sql, object value) => Literals.Of(sql, value).Sql;
}
