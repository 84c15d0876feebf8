using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Workflows.Expressions;

/// <summary>Elsa's aliases for types in definitions. Anything unknown is an object whose text is kept.</summary>
internal static class TypeAliases
{
    private static readonly HashSet<string> s_structures = new(
        ["JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "StringDictionary", "ObjectDictionary", "StringMap", "ObjectMap"], StringComparer.OrdinalIgnoreCase);

    public static JsonNode Convert(JsonNode value, string alias)
    {
        if (alias.EndsWith("[]", StringComparison.Ordinal) || alias.Contains("List<", StringComparison.Ordinal) || alias.Contains("IEnumerable<", StringComparison.Ordinal) || alias.Contains("ICollection<", StringComparison.Ordinal))
            return ToList(value);
        if (s_structures.Contains(alias))
            return Parsed(value);
        return alias.TrimEnd('?').ToLowerInvariant() switch
        {
            "string" => JsonValue.Create(Conversion.ToText(value)!),
            "boolean" or "bool" => JsonValue.Create(Conversion.IsTrue(value)),
            "int16" or "int32" or "int64" or "long" => Number(value, whole: true),
            "single" or "double" or "decimal" => Number(value, whole: false),
            "guid" => JsonValue.Create(Guid.Parse(Conversion.ToText(value)!).ToString()),
            "datetime" or "datetimeoffset" => JsonValue.Create(DateTimeOffset.Parse(Conversion.ToText(value)!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToString("O", CultureInfo.InvariantCulture)),
            _ => value,
        };
    }

    /// <summary>The default written in a definition: always text there, whatever the type.</summary>
    public static JsonNode? Default(JsonNode? written, string alias, bool isArray)
    {
        if (written is null || Conversion.ToText(written) is { Length: 0 })
            return null;
        if (isArray)
            return ToList(written);
        var value = alias is "Object" or "object" ? Parsed(written) : written;
        return Convert(value, alias);
    }

    private static JsonArray ToList(JsonNode value) => Parsed(value) is JsonArray list ? list : [value.DeepClone()];

    private static JsonNode Parsed(JsonNode value)
    {
        if (value is not JsonValue || Conversion.ToText(value) is not { } text || text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return value;
        try
        {
            return JsonNode.Parse(text) ?? value;
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static JsonValue Number(JsonNode value, bool whole)
    {
        var text = Conversion.ToText(value)!;
        var number = text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return whole ? JsonValue.Create((long)Math.Truncate(number)) : JsonValue.Create(number);
    }
}
