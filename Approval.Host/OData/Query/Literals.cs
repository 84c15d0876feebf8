using System.Globalization;
using Microsoft.OData.Edm;
using NpgsqlTypes;

namespace Approval.Host.OData.Query;

/// <summary>Values of the query language as parameters.</summary>
internal static class Literals
{
    public static SqlValue Of(SqlText sql, object? value) => value switch
    {
        null => SqlValue.Null(EdmPrimitiveTypeKind.None),
        string text => new(sql.Parameter(text), EdmPrimitiveTypeKind.String, false),
        bool flag => new(sql.Parameter(flag, NpgsqlDbType.Boolean), EdmPrimitiveTypeKind.Boolean, false),
        Guid id => new(sql.Parameter(id, NpgsqlDbType.Uuid), EdmPrimitiveTypeKind.Guid, false),
        byte or sbyte or short or int => new(sql.Parameter(Convert.ToInt32(value, CultureInfo.InvariantCulture), NpgsqlDbType.Integer), EdmPrimitiveTypeKind.Int32, false),
        long number => new(sql.Parameter(number, NpgsqlDbType.Bigint), EdmPrimitiveTypeKind.Int64, false),
        decimal number => new(sql.Parameter(number, NpgsqlDbType.Numeric), EdmPrimitiveTypeKind.Decimal, false),
        float number => Floating(sql, number),
        double number => Floating(sql, number),
        NumericText number => new($"({sql.Parameter(number.Digits)})::numeric", EdmPrimitiveTypeKind.Decimal, false),
        _ => OfTime(sql, value),
    };

    // Products of these stay inside numeric's 131072 digits, whatever one request multiplies.
    private static SqlValue Floating(SqlText sql, double number) =>
        number == 0 || Math.Abs(number) is >= 1e-38 and <= 1e38
            ? new($"({sql.Parameter(number, NpgsqlDbType.Double)})::numeric", EdmPrimitiveTypeKind.Decimal, false)
            : throw new QueryRefusedException(QueryProblems.LiteralOutOfRange());

    private static SqlValue OfTime(SqlText sql, object value) => value switch
    {
        // Npgsql takes instants in UTC only.
        DateTimeOffset instant => new(sql.Parameter(Finite(instant.UtcDateTime), NpgsqlDbType.TimestampTz), EdmPrimitiveTypeKind.DateTimeOffset, false),
        Date date => new(sql.Parameter(Finite(date), NpgsqlDbType.Date), EdmPrimitiveTypeKind.Date, false),
        TimeOfDay time => new(sql.Parameter(new TimeOnly(time.Ticks), NpgsqlDbType.Time), EdmPrimitiveTypeKind.TimeOfDay, false),
        TimeSpan span when span.Duration() <= QueryLimits.MaxDuration => new(sql.Parameter(span, NpgsqlDbType.Interval), EdmPrimitiveTypeKind.Duration, false),
        TimeSpan => throw new QueryRefusedException(QueryProblems.LiteralOutOfRange()),
        _ => throw new QueryRefusedException(QueryProblems.NotImplemented($"Edm.{value.GetType().Name}")),
    };

    // Npgsql sends the two ends of .NET's calendar as infinities, with which PostgreSQL refuses to compute.
    private static DateTime Finite(DateTime instant) =>
        instant == DateTime.MaxValue ? instant.AddMicroseconds(-1) : instant == DateTime.MinValue ? instant.AddMicroseconds(1) : instant;

    private static DateOnly Finite(Date date)
    {
        var day = new DateOnly(date.Year, date.Month, date.Day);
        return day == DateOnly.MaxValue ? day.AddDays(-1) : day == DateOnly.MinValue ? day.AddDays(1) : day;
    }
}
