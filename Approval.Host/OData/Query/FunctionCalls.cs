using Microsoft.OData.Edm;

namespace Approval.Host.OData.Query;

/// <summary>The functions of the query language. None of them can fail on any row.</summary>
internal static class FunctionCalls
{
    private const string Unicode = "COLLATE \"und-x-icu\"";
    private const string Whitespace = "E' \\t\\n\\r\\f\\u000B\\u00A0\\u3000'";

    private static readonly Dictionary<string, Func<SqlValue[], SqlValue>> Known = new(StringComparer.Ordinal)
    {
        ["contains"] = a => Test($"(strpos({a[0].Sql}, {a[1].Sql}) > 0)", a),
        ["startswith"] = a => Test($"(left({a[0].Sql}, char_length({a[1].Sql})) = {a[1].Sql})", a),
        ["endswith"] = a => Test($"(right({a[0].Sql}, char_length({a[1].Sql})) = {a[1].Sql})", a),
        ["length"] = a => Whole($"char_length({a[0].Sql})", a),
        ["indexof"] = a => Whole($"(strpos({a[0].Sql}, {a[1].Sql}) - 1)", a),
        ["substring"] = Substring,
        ["tolower"] = a => Text($"(lower({a[0].Sql} {Unicode}) COLLATE \"C\")", a),
        ["toupper"] = a => Text($"(upper({a[0].Sql} {Unicode}) COLLATE \"C\")", a),
        ["trim"] = a => Text($"btrim({a[0].Sql}, {Whitespace})", a),
        ["concat"] = a => Text($"({a[0].Sql} || {a[1].Sql})", a),
        ["year"] = a => Whole(Part("YEAR", a[0]), a),
        ["month"] = a => Whole(Part("MONTH", a[0]), a),
        ["day"] = a => Whole(Part("DAY", a[0]), a),
        ["hour"] = a => Whole(Part("HOUR", a[0]), a),
        ["minute"] = a => Whole(Part("MINUTE", a[0]), a),
        ["second"] = a => Whole(Part("SECOND", a[0]), a),
        ["fractionalseconds"] = a => Number($"(EXTRACT(SECOND FROM {Utc(a[0])}) % 1)", a),
        ["totaloffsetminutes"] = a => Whole($"(0 * EXTRACT(HOUR FROM {Utc(a[0])})::int)", a),
        ["totalseconds"] = a => Number($"EXTRACT(EPOCH FROM {a[0].Sql})", a),
        ["date"] = a => new($"(({Utc(a[0])})::date)", EdmPrimitiveTypeKind.Date, Nullable(a)),
        ["time"] = a => new($"(({Utc(a[0])})::time)", EdmPrimitiveTypeKind.TimeOfDay, Nullable(a)),
        ["round"] = a => Number($"round({Arithmetic.Numeric(a[0])})", a),
        ["floor"] = a => Number($"floor({Arithmetic.Numeric(a[0])})", a),
        ["ceiling"] = a => Number($"ceil({Arithmetic.Numeric(a[0])})", a),
    };

    public static SqlValue Call(string name, SqlValue[] arguments)
    {
        if (!Known.TryGetValue(name, out var call))
            throw new QueryRefusedException(QueryProblems.NotImplemented($"{name}()"));
        // A function of null is null; asked here, no function needs to know.
        return Array.Exists(arguments, a => a.IsNull) ? SqlValue.Null(EdmPrimitiveTypeKind.None) : call(arguments);
    }

    // Starts count from zero; a start or length before the text begins at its start, instead of failing.
    private static SqlValue Substring(SqlValue[] a)
    {
        var from = $"LEAST(GREATEST({Arithmetic.Numeric(a[1])}, 0), 1000000)::int + 1";
        return a.Length == 2
            ? Text($"substr({a[0].Sql}, {from})", a)
            : Text($"substr({a[0].Sql}, {from}, LEAST(GREATEST({Arithmetic.Numeric(a[2])}, 0), 1000000)::int)", a);
    }

    private static string Part(string part, SqlValue time) => $"floor(EXTRACT({part} FROM {Utc(time)}))::int";

    private static string Utc(SqlValue time) => time.Type == EdmPrimitiveTypeKind.DateTimeOffset ? $"({time.Sql} AT TIME ZONE 'UTC')" : time.Sql;

    private static SqlValue Test(string sql, SqlValue[] a) => SqlValue.Boolean(sql, Nullable(a));

    private static SqlValue Text(string sql, SqlValue[] a) => new(sql, EdmPrimitiveTypeKind.String, Nullable(a));

    private static SqlValue Whole(string sql, SqlValue[] a) => new(sql, EdmPrimitiveTypeKind.Int32, Nullable(a));

    private static SqlValue Number(string sql, SqlValue[] a) => new(sql, EdmPrimitiveTypeKind.Decimal, Nullable(a));

    private static bool Nullable(SqlValue[] arguments) => Array.Exists(arguments, a => a.Nullable);
}
