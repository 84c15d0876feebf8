using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.OData.Edm;

namespace Approval.Host.OData.Query;

/// <summary>
/// The place where a page ended, as a client carries it: order values and a mark of the query they belong to. It holds
/// nothing that the client has not read, and opens no row that its rights do not.
/// </summary>
internal static class SkipToken
{
    public static string Write(string query, object?[] place)
    {
        var parts = new List<string?> { Mark(query) };
        parts.AddRange(place.Select(Text));
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));
    }

    /// <exception cref="QueryRefusedException">It is damaged, or belongs to another query.</exception>
    public static object?[] Read(string token, string query, IReadOnlyList<EdmPrimitiveTypeKind> types)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<List<string?>>(Base64Url.DecodeFromChars(token));
            if (parts is null || parts.Count != types.Count + 1 || parts[0] != Mark(query))
                throw new QueryRefusedException(QueryProblems.BadSkipToken());
            return [.. types.Select((type, i) => parts[i + 1] is { } text ? Parse(text, type) : null)];
        }
        catch (Exception broken) when (broken is FormatException or JsonException or OverflowException or ArgumentException)
        {
            throw new QueryRefusedException(QueryProblems.BadSkipToken());
        }
    }

    private static string Mark(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, 6));

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => span.Ticks.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static object Parse(string text, EdmPrimitiveTypeKind type) => type switch
    {
        EdmPrimitiveTypeKind.String => text,
        EdmPrimitiveTypeKind.Guid => Guid.Parse(text),
        EdmPrimitiveTypeKind.Boolean => bool.Parse(text),
        EdmPrimitiveTypeKind.DateTimeOffset => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
        EdmPrimitiveTypeKind.Date => Date.Parse(text, CultureInfo.InvariantCulture),
        EdmPrimitiveTypeKind.TimeOfDay => TimeOfDay.Parse(text, CultureInfo.InvariantCulture),
        EdmPrimitiveTypeKind.Duration => TimeSpan.FromTicks(long.Parse(text, CultureInfo.InvariantCulture)),
        EdmPrimitiveTypeKind.Int32 => int.Parse(text, CultureInfo.InvariantCulture),
        _ => NumericText.Parse(text),
    };
}
