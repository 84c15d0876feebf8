using Approval.Host.OData.Model;
using Microsoft.OData.Edm;
using Npgsql;

namespace Approval.Host.OData.Query;

/// <summary>Turns a record into values of the EDM.</summary>
internal static class RowReader
{
    /// <param name="offset">First column of the row inside the record.</param>
    public static Row Read(NpgsqlDataReader reader, EntitySetMap map, int orderKeys, int offset = 0)
    {
        var values = new object?[map.Columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(reader, offset + i, map.Columns[i].Type);
        var order = new object?[orderKeys];
        for (var i = 0; i < orderKeys; i++)
            order[i] = Plain(reader, offset + values.Length + i);
        return new Row(map, values, order);
    }

    public static object? Value(NpgsqlDataReader reader, int i, EdmPrimitiveTypeKind type)
    {
        if (reader.IsDBNull(i))
            return null;
        return type switch
        {
            EdmPrimitiveTypeKind.Guid => reader.GetGuid(i),
            EdmPrimitiveTypeKind.String => reader.GetString(i),
            EdmPrimitiveTypeKind.Int32 => reader.GetInt32(i),
            EdmPrimitiveTypeKind.Int64 => reader.GetInt64(i),
            EdmPrimitiveTypeKind.Boolean => reader.GetBoolean(i),
            EdmPrimitiveTypeKind.DateTimeOffset => reader.GetFieldValue<DateTimeOffset>(i),
            EdmPrimitiveTypeKind.Date => ToDate(reader.GetFieldValue<DateOnly>(i)),
            _ => throw new InvalidOperationException($"A column of type {type} has no reader."),
        };
    }

    private static object? Plain(NpgsqlDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.GetValue(i);

    private static Date ToDate(DateOnly date) => new(date.Year, date.Month, date.Day);
}
