using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>Reading and comparing single JSON values, whether they were parsed or made in memory.</summary>
internal static class Scalars
{
    /// <summary>Longest text looked at as a number; 10 MB of digits are no number.</summary>
    private const int LongestNumber = 64;

    /// <summary>The text of a JSON string; half a surrogate pair, which JSON can escape, reads as U+FFFD.</summary>
    public static string? TextOf(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String) return null;
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    public static bool? FlagOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A JSON number, or a text that is one; null for all else, also for numbers beyond <see cref="decimal"/>.</summary>
    public static decimal? NumberOf(JsonNode? node)
    {
        if (node is not JsonValue value) return null;
        var text = value.GetValueKind() switch
        {
            JsonValueKind.String => TextOf(value) ?? "",
            JsonValueKind.Number => value.ToJsonString(),
            _ => "",
        };
        return text.Length <= LongestNumber && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>No value in people's eyes: null, blank text, empty list, or an object with nothing in it.</summary>
    public static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonArray array => array.Count == 0,
        JsonObject content => content.All(member => IsEmpty(member.Value)),
        _ => TextOf(node) is { } text && string.IsNullOrWhiteSpace(text),
    };

    /// <summary>Equal as values: numbers by amount, texts by ordinal, flags as flags.</summary>
    public static bool Same(JsonNode? left, JsonNode? right)
    {
        if (left is null || right is null) return left is null && right is null;
        if (TextOf(left) is { } first && TextOf(right) is { } second) return string.Equals(first, second, StringComparison.Ordinal);
        if (left.GetValueKind() == JsonValueKind.Number || right.GetValueKind() == JsonValueKind.Number)
            return NumberOf(left) is { } number && number == NumberOf(right);
        return JsonNode.DeepEquals(left, right);
    }
}
