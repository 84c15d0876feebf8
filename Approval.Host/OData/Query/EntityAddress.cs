using System.Globalization;

namespace Approval.Host.OData.Query;

/// <summary>The address of an entity relative to the service root, e.g. <c>ReviewTasks(0193…)</c>.</summary>
internal static class EntityAddress
{
    public static string Of(Row row)
    {
        var keys = row.Map.Key;
        var values = keys.Count == 1 ? Literal(row[keys[0]]) : string.Join(',', keys.Select(k => $"{k}={Literal(row[k])}"));
        return $"{row.Map.Name}({values})";
    }

    private static string Literal(object? value) => value is string text
        ? $"'{Uri.EscapeDataString(text.Replace("'", "''", StringComparison.Ordinal))}'"
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
