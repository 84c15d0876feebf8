using Microsoft.OData.Edm;

namespace Approval.Host.OData.Query;

/// <summary>The statements that read rows of one set: a page, its whole count, one entity.</summary>
internal static class RowsSql
{
    public static NpgsqlPage Page(QueryScope scope, IReadOnlyList<PathStep> steps, CollectionQuery query, NodeBudget budget)
    {
        var sql = new SqlText();
        var (from, where, row) = PathSql.Build(sql, scope, steps);
        var keys = Restrict(sql, scope, row, query, budget, ref where);
        if (query.SkipToken is { } token)
            where += $" AND {Keyset.After(sql, keys, OData.Query.SkipToken.Read(token, query.Identity, [.. keys.Select(k => k.Value.Type)]))}";
        var limit = query.Limit + (query.MayContinue ? 1 : 0);
        var text = $"SELECT {Columns(row, keys)} FROM {from} WHERE {where} ORDER BY {Keyset.OrderBy(keys)} LIMIT {limit} OFFSET {query.Skip}";
        return new NpgsqlPage(sql.Command(text), keys.Count);
    }

    public static Npgsql.NpgsqlBatchCommand Count(QueryScope scope, IReadOnlyList<PathStep> steps, CollectionQuery query, NodeBudget budget)
    {
        var sql = new SqlText();
        var (from, where, row) = PathSql.Build(sql, scope, steps);
        Restrict(sql, scope, row, query with { OrderBy = null }, budget, ref where);
        return sql.Command($"SELECT count(*) FROM {from} WHERE {where}");
    }

    public static Npgsql.NpgsqlBatchCommand Exists(QueryScope scope, IReadOnlyList<PathStep> steps)
    {
        var sql = new SqlText();
        var (from, where, _) = PathSql.Build(sql, scope, steps);
        return sql.Command($"SELECT EXISTS (SELECT 1 FROM {from} WHERE {where})");
    }

    public static Npgsql.NpgsqlBatchCommand Single(QueryScope scope, IReadOnlyList<PathStep> steps)
    {
        var sql = new SqlText();
        var (from, where, row) = PathSql.Build(sql, scope, steps);
        return sql.Command($"SELECT {Columns(row, [])} FROM {from} WHERE {where} LIMIT 1");
    }

    /// <summary>The children of many parents at once: <c>$1…</c> hold the parents' join values, row by row.</summary>
    public static NpgsqlPage Children(QueryScope scope, ParentKeys parents, CollectionQuery query, NodeBudget budget)
    {
        var sql = new SqlText();
        var (source, where, row) = parents.Join(sql, scope);
        var keys = Restrict(sql, scope, row, query, budget, ref where);
        var order = Keyset.OrderBy(keys);
        var limit = query.Limit + (query.MayContinue ? 1 : 0);
        var inner = $"SELECT row_number() OVER (ORDER BY {order}) AS place, {Columns(row, keys)} FROM {row.From} WHERE {where} ORDER BY {order} LIMIT {limit} OFFSET {query.Skip}";
        return new NpgsqlPage(sql.Command($"SELECT p.ord, x.* FROM {source} CROSS JOIN LATERAL ({inner}) x ORDER BY p.ord, x.place"), keys.Count);
    }

    public static Npgsql.NpgsqlBatchCommand ChildCounts(QueryScope scope, ParentKeys parents, CollectionQuery query, NodeBudget budget)
    {
        var sql = new SqlText();
        var (source, where, row) = parents.Join(sql, scope);
        Restrict(sql, scope, row, query with { OrderBy = null }, budget, ref where);
        return sql.Command($"SELECT p.ord, (SELECT count(*) FROM {row.From} WHERE {where}) FROM {source} ORDER BY p.ord");
    }

    private static List<(SqlValue Value, bool Descending)> Restrict(SqlText sql, QueryScope scope, RowSource row, CollectionQuery query, NodeBudget budget, ref string where)
    {
        var translator = new ExpressionTranslator(sql, scope, query.Aliases, budget);
        if (query.Filter is { } filter)
        {
            translator.Bind(filter.RangeVariable, row);
            where += $" AND {translator.Condition(filter.Expression)}";
        }
        if (query.Search is { } search)
            where += $" AND {SearchExpression.Condition(sql, row, search)}";
        if (query.OrderBy is { } order)
            translator.Bind(order.RangeVariable, row);
        return [.. OrderKeys.Of(row.Map, query.OrderBy).Select(k => (Value: k.Property is { } p ? row.Value(p) : translator.Value(k.Expression!), k.Descending)).Where(k => !k.Value.IsConstant)];
    }

    // The order's keys are read with the row even where they repeat a column: the place of a row is theirs alone.
    private static string Columns(RowSource row, List<(SqlValue Value, bool Descending)> keys) =>
        string.Join(", ", row.Map.Columns.Select(c => row.Sql(c.Name)).Concat(keys.Select((k, i) => $"{Portable(k.Value)} AS o{i}")));

    // A computed number may be longer than any number of .NET; its digits are all that the next page needs.
    private static string Portable(SqlValue value) =>
        value.IsNumber && value.Type != EdmPrimitiveTypeKind.Int32 ? $"({value.Sql})::text" : value.Sql;
}

/// <summary>A statement that reads rows, and how many order values follow the columns of each.</summary>
internal sealed record NpgsqlPage(Npgsql.NpgsqlBatchCommand Command, int OrderKeys);
