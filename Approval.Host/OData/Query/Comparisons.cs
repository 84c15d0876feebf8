using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>
/// Comparisons with OData's rules for null: null equals null and nothing else, and every order with null is false
/// (OData 4.01 URL Conventions 5.1.1.1).
/// </summary>
internal static class Comparisons
{
    /// <param name="strict">
    /// The answer is used as a value, e.g. under <c>not</c>, so that it must be false where SQL says NULL. Elsewhere NULL
    /// and false come to the same, and the plain comparison can use an index.
    /// </param>
    public static SqlValue Compare(BinaryOperatorKind kind, SqlValue left, SqlValue right, bool strict)
    {
        (left, right) = SameTime(left, right);
        if (left.IsNull || right.IsNull)
            return WithNull(kind, left, right);
        var nullable = left.Nullable || right.Nullable;
        return kind switch
        {
            BinaryOperatorKind.NotEqual when nullable => SqlValue.Boolean($"({left.Sql} IS DISTINCT FROM {right.Sql})", false),
            BinaryOperatorKind.Equal when left.Nullable && right.Nullable => SqlValue.Boolean($"({left.Sql} IS NOT DISTINCT FROM {right.Sql})", false),
            BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual => Known($"{left.Sql} {Sign(kind)} {right.Sql}", nullable, strict),
            _ => Known($"{left.Ordered} {Sign(kind)} {right.Ordered}", nullable, strict),
        };
    }

    private static SqlValue Known(string comparison, bool nullable, bool strict) =>
        nullable && strict ? SqlValue.Boolean($"COALESCE({comparison}, FALSE)", false) : SqlValue.Boolean($"({comparison})", nullable);

    private static SqlValue WithNull(BinaryOperatorKind kind, SqlValue left, SqlValue right)
    {
        var other = left.IsNull ? right : left;
        var isNull = other.IsNull ? "TRUE" : $"({other.Sql} IS NULL)";
        return SqlValue.Boolean(kind switch
        {
            BinaryOperatorKind.Equal => isNull,
            BinaryOperatorKind.NotEqual => $"(NOT {isNull})",
            _ => "FALSE",
        }, false);
    }

    // A date beside an instant is the beginning of its day in UTC.
    private static (SqlValue Left, SqlValue Right) SameTime(SqlValue left, SqlValue right) => (left.Type, right.Type) switch
    {
        (EdmPrimitiveTypeKind.Date, EdmPrimitiveTypeKind.DateTimeOffset) => (AsInstant(left), right),
        (EdmPrimitiveTypeKind.DateTimeOffset, EdmPrimitiveTypeKind.Date) => (left, AsInstant(right)),
        _ => (left, right),
    };

    private static SqlValue AsInstant(SqlValue date) =>
        new($"(({date.Sql})::timestamp AT TIME ZONE 'UTC')", EdmPrimitiveTypeKind.DateTimeOffset, date.Nullable);

    private static string Sign(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => "=",
        BinaryOperatorKind.NotEqual => "<>",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        _ => throw new QueryRefusedException(QueryProblems.NotImplemented(kind.ToString())),
    };
}
