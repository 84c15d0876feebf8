using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Expressions;

/// <summary>Elsa's permissive conversions between JSON values, declared types and .NET types.</summary>
internal static class Conversion
{
    private static readonly JsonSerializerOptions s_lenient = new(JsonSerializerDefaults.Web);

    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        JsonNode node => node,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), s_lenient),
    };

    /// <summary>Text of a value as a person would write it: strings without quotes, everything else as JSON.</summary>
    public static string? ToText(JsonNode? value) => value switch
    {
        null => null,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(Definitions.DefinitionJson.Compact),
    };

    public static T? To<T>(JsonNode? value, string what)
    {
        if (value is null)
            return default;
        if (value is T same)
            return same;
        try
        {
            return (T?)Scalar(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));
        }
        catch (Exception e) when (e is FormatException or OverflowException or JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new WorkflowFaultException("input.not-convertible", $"Input '{what}': {Shorten(value)} is no {typeof(T).Name}.", e);
        }
    }

    /// <summary>Converts to the type an alias of the definition names; unknown aliases leave the value as it is.</summary>
    public static JsonNode? ToAlias(JsonNode? value, string alias)
    {
        if (value is null)
            return null;
        try
        {
            return TypeAliases.Convert(value, alias);
        }
        catch (Exception e) when (e is FormatException or OverflowException or JsonException or InvalidOperationException)
        {
            throw new WorkflowFaultException("value.not-convertible", $"{Shorten(value)} is no {alias}.", e);
        }
    }

    public static bool IsTrue(JsonNode? value) => value switch
    {
        null => false,
        JsonValue v when v.TryGetValue<bool>(out var flag) => flag,
        JsonValue v when v.TryGetValue<string>(out var text) => bool.TryParse(text, out var parsed) ? parsed : text.Length > 0,
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => double.Parse(v.ToJsonString(), CultureInfo.InvariantCulture) != 0,
        _ => true,
    };

    private static object? Scalar(JsonNode value, Type type)
    {
        if (type == typeof(string))
            return ToText(value);
        if (type == typeof(bool))
            return IsTrue(value);
        if (type == typeof(object))
            return value;
        var text = value is JsonValue ? ToText(value)! : null;
        if (text is { Length: 0 } && type.IsValueType)
            return Activator.CreateInstance(type);
        if (type == typeof(TimeSpan) && text is not null)
            return ToTimeSpan(text);
        if (type == typeof(DateTimeOffset) && text is not null)
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (type == typeof(Guid) && text is not null)
            return Guid.Parse(text);
        if (type.IsEnum && text is not null)
            return Enum.Parse(type, text, ignoreCase: true);
        if (type.IsPrimitive || type == typeof(decimal))
            return ToNumber(text ?? throw new FormatException(), type);
        return Structure(value, text, type);
    }

    private static object ToNumber(string text, Type type)
    {
        var exact = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return System.Convert.ChangeType(exact, type, CultureInfo.InvariantCulture);
    }

    private static object? Structure(JsonNode value, string? text, Type type)
    {
        if (text is not null && text.AsSpan().TrimStart() is ['{' or '[', ..])
            value = JsonNode.Parse(text)!;
        else if (type != typeof(JsonArray) && value is not JsonArray && (type.IsArray || typeof(System.Collections.IList).IsAssignableFrom(type)))
            value = new JsonArray(value.DeepClone());
        if (type == typeof(JsonArray))
            return value as JsonArray ?? [value.DeepClone()];
        return typeof(JsonNode).IsAssignableFrom(type)
            ? type.IsInstanceOfType(value) ? value : throw new FormatException()
            : value.Deserialize(type, s_lenient);
    }

    /// <summary><c>hh:mm:ss</c>, or ISO 8601 (<c>PT5M</c>).</summary>
    private static TimeSpan ToTimeSpan(string text) =>
        text is ['P' or 'p', ..] ? System.Xml.XmlConvert.ToTimeSpan(text) : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static string Shorten(JsonNode value)
    {
        var text = value.ToJsonString(Definitions.DefinitionJson.Compact);
        return text.Length <= 80 ? text : text[..80] + "…";
    }
}
