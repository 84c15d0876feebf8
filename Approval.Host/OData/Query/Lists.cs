using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using NpgsqlTypes;

namespace Approval.Host.OData.Query;

/// <summary><c>in</c>: one value against a list of values.</summary>
internal static class Lists
{
    public static SqlValue In(SqlText sql, SqlValue left, CollectionNode right, bool strict)
    {
        if (right is not CollectionConstantNode { Collection: var items })
            throw new QueryRefusedException(QueryProblems.NotImplemented("in"));
        if (items.Count > QueryLimits.MaxListValues)
            throw new QueryRefusedException(QueryProblems.TooManyValues());
        var values = items.Select(i => i.Value).OfType<object>().ToList();
        var withNull = values.Count < items.Count;
        if (left.IsNull)
            return SqlValue.Boolean(withNull ? "TRUE" : "FALSE", false);
        var found = values.Count == 0 ? "FALSE" : $"({left.Sql} {Among(sql, left.Type, values)})";
        if (withNull)
            return SqlValue.Boolean($"({left.Sql} IS NULL OR {found})", false);
        return left.Nullable && strict ? SqlValue.Boolean($"COALESCE({found}, FALSE)", false) : SqlValue.Boolean(found, left.Nullable);
    }

    private static string Among(SqlText sql, EdmPrimitiveTypeKind type, List<object> values) => type switch
    {
        EdmPrimitiveTypeKind.String when values.TrueForAll(v => v is string) => $"= ANY({sql.Parameter(values.ConvertAll(v => (string)v))})",
        EdmPrimitiveTypeKind.Guid when values.TrueForAll(v => v is Guid) => $"= ANY({sql.Parameter(values.ConvertAll(v => (Guid)v).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid)})",
        _ => $"IN ({string.Join(", ", values.Select(v => Literals.Of(sql, v).Sql))})",
    };
}
