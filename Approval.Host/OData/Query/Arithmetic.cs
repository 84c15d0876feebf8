using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>
/// Arithmetic that cannot fail. A row that made a query fail would tell that it exists, so numbers are computed as
/// <c>numeric</c>, which does not overflow here, and a division by zero is null.
/// </summary>
internal static class Arithmetic
{
    public static SqlValue Apply(BinaryOperatorKind kind, SqlValue left, SqlValue right)
    {
        if (left.IsNull || right.IsNull)
            return SqlValue.Null(left.IsNull ? right.Type : left.Type);
        return left.IsNumber && right.IsNumber ? OnNumbers(kind, left, right) : OnTimes(kind, left, right);
    }

    public static SqlValue Negate(SqlValue operand) => operand switch
    {
        { IsNull: true } => operand,
        { IsNumber: true } => operand with { Sql = $"(- {Numeric(operand)})" },
        { Type: EdmPrimitiveTypeKind.Duration } => operand with { Sql = $"(- {operand.Sql})" },
        _ => throw new QueryRefusedException(QueryProblems.NotImplemented("-")),
    };

    public static string Numeric(SqlValue value) => value.Type == EdmPrimitiveTypeKind.Decimal ? value.Sql : $"({value.Sql})::numeric";

    private static SqlValue OnNumbers(BinaryOperatorKind kind, SqlValue left, SqlValue right)
    {
        var (l, r) = (Numeric(left), Numeric(right));
        var whole = left.IsIntegral && right.IsIntegral;
        var nullable = left.Nullable || right.Nullable || kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Modulo;
        var sql = kind switch
        {
            BinaryOperatorKind.Add => $"({l} + {r})",
            BinaryOperatorKind.Subtract => $"({l} - {r})",
            BinaryOperatorKind.Multiply => $"({l} * {r})",
            BinaryOperatorKind.Divide when whole => $"div({l}, NULLIF({r}, 0))",
            BinaryOperatorKind.Divide => $"({l} / NULLIF({r}, 0))",
            BinaryOperatorKind.Modulo => $"mod({l}, NULLIF({r}, 0))",
            _ => throw new QueryRefusedException(QueryProblems.NotImplemented(kind.ToString())),
        };
        // Integral arithmetic stays integral in meaning although numeric carries it.
        return new SqlValue($"({sql})::numeric", whole ? EdmPrimitiveTypeKind.Int64 : EdmPrimitiveTypeKind.Decimal, nullable);
    }

    private static SqlValue OnTimes(BinaryOperatorKind kind, SqlValue left, SqlValue right)
    {
        // One shift of a century stays inside PostgreSQL's calendar; a chain of them would leave it, and fail.
        if (left.Computed || right.Computed || kind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract))
            throw Unsupported(kind, left, right);
        var sql = $"({left.Sql} {(kind == BinaryOperatorKind.Add ? "+" : "-")} {right.Sql})";
        var (type, result) = (left.Type, right.Type, kind) switch
        {
            (EdmPrimitiveTypeKind.DateTimeOffset, EdmPrimitiveTypeKind.Duration, _) => (EdmPrimitiveTypeKind.DateTimeOffset, sql),
            (EdmPrimitiveTypeKind.Date, EdmPrimitiveTypeKind.Duration, _) => (EdmPrimitiveTypeKind.Date, $"({sql}::date)"),
            (EdmPrimitiveTypeKind.Duration, EdmPrimitiveTypeKind.Duration, _) => (EdmPrimitiveTypeKind.Duration, sql),
            (EdmPrimitiveTypeKind.DateTimeOffset, EdmPrimitiveTypeKind.DateTimeOffset, BinaryOperatorKind.Subtract) => (EdmPrimitiveTypeKind.Duration, sql),
            (EdmPrimitiveTypeKind.Date, EdmPrimitiveTypeKind.Date, BinaryOperatorKind.Subtract) => (EdmPrimitiveTypeKind.Duration, $"make_interval(days => {sql})"),
            _ => throw Unsupported(kind, left, right),
        };
        return new SqlValue(result, type, left.Nullable || right.Nullable) { Computed = true };
    }

    private static QueryRefusedException Unsupported(BinaryOperatorKind kind, SqlValue left, SqlValue right) =>
        new(QueryProblems.NotImplemented($"{left.Type} {kind} {right.Type}"));
}
