using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Forms.Reading;

/// <summary>
/// Walks one JSON object member by member, noting every problem with its path instead of stopping at the first.
/// Members nobody asked for are refused by <see cref="RefuseUnknown"/>: a misspelt member would otherwise do nothing, silently.
/// </summary>
internal sealed class JsonCursor(JsonElement element, string path, List<(string Path, string Message)> problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal) { "$schema" };

    public string Path => path;

    public JsonElement Element => element;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public void Problem(string message, string? member = null) => problems.Add((member is null ? path : path + "." + member, message));

    public string Text(string name)
    {
        var text = OptionalText(name);
        if (text is null && !Has(name)) Problem($"'{name}' is missing.");
        return text ?? "";
    }

    public string? OptionalText(string name) => Member(name, JsonValueKind.String, "a text") is { } value ? value.GetString() : null;

    public bool Flag(string name, bool otherwise = false)
    {
        if (Take(name) is not { } value) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Problem("must be true or false.", name);
        return otherwise;
    }

    public int Number(string name)
    {
        if (!Has(name)) Problem($"'{name}' is missing.");
        return OptionalNumber(name) ?? 0;
    }

    public int? OptionalNumber(string name)
    {
        if (Member(name, JsonValueKind.Number, "a number") is not { } value) return null;
        if (value.TryGetInt32(out var number)) return number;
        Problem("must be a whole number.", name);
        return null;
    }

    public decimal? OptionalDecimal(string name)
    {
        if (Member(name, JsonValueKind.Number, "a number") is not { } value) return null;
        if (value.TryGetDecimal(out var number)) return number;
        Problem("is too large.", name);
        return null;
    }

    /// <summary>A localized text; a plain text is taken as Chinese.</summary>
    public LocalizedText? OptionalLocalized(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return new LocalizedText(value.GetString() ?? "");
        var cursor = new JsonCursor(value, path + "." + name, problems);
        return cursor.RequireObject() ? cursor.Closed(each => new LocalizedText(each.Text("zh"), each.OptionalText("en"))) : null;
    }

    public LocalizedText Localized(string name)
    {
        if (!Has(name)) Problem($"'{name}' is missing.");
        return OptionalLocalized(name) ?? new LocalizedText("");
    }

    /// <summary>One of an enumeration, written in lower camel case.</summary>
    public T OneOf<T>(string name, T? otherwise = null)
        where T : struct, Enum
    {
        if (otherwise is { } fallback && !Has(name)) return fallback;
        var text = Text(name);
        foreach (var value in Enum.GetValues<T>())
            if (EnumNames.Of(value) == text) return value;
        if (text.Length > 0) Problem($"'{text}' is none of {string.Join(", ", Enum.GetValues<T>().Select(value => EnumNames.Of(value)))}.", name);
        return default;
    }

    public IReadOnlyList<T> List<T>(string name, Func<JsonCursor, T> read)
    {
        if (Member(name, JsonValueKind.Array, "a list") is not { } list) return [];
        return [.. list.EnumerateArray().Select((entry, index) => read(new JsonCursor(entry, $"{path}.{name}[{index}]", problems)))];
    }

    /// <summary>A list of objects whose unknown members are refused.</summary>
    public IReadOnlyList<T> Objects<T>(string name, Func<JsonCursor, T> read)
        where T : class =>
        [.. List(name, each => each.RequireObject() ? each.Closed(read) : null).OfType<T>()];

    public IReadOnlyList<string> Texts(string name) => List(name, each => each.AsText());

    public T? OptionalObject<T>(string name, Func<JsonCursor, T> read)
        where T : class
    {
        if (Take(name) is not { } value) return null;
        var cursor = new JsonCursor(value, path + "." + name, problems);
        return cursor.RequireObject() ? cursor.Closed(read) : null;
    }

    public T Object<T>(string name, Func<JsonCursor, T> read, T otherwise)
        where T : class
    {
        if (!Has(name)) Problem($"'{name}' is missing.");
        return OptionalObject(name, read) ?? otherwise;
    }

    public JsonNode? OptionalNode(string name) => Take(name) is { } value ? JsonNode.Parse(value.GetRawText()) : null;

    public IEnumerable<JsonProperty> Members() => IsObject ? element.EnumerateObject() : [];

    public bool Has(string name) => IsObject && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string AsText()
    {
        if (element.ValueKind == JsonValueKind.String) return element.GetString() ?? "";
        Problem("must be a text.");
        return "";
    }

    public bool RequireObject()
    {
        if (!IsObject) Problem("must be an object.");
        return IsObject;
    }

    public T Closed<T>(Func<JsonCursor, T> read)
    {
        var value = read(this);
        RefuseUnknown();
        return value;
    }

    public void RefuseUnknown()
    {
        foreach (var member in Members().Where(member => !asked.Contains(member.Name)))
            Problem("is not known here.", member.Name);
    }

    private JsonElement? Member(string name, JsonValueKind kind, string what)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == kind) return value;
        Problem($"must be {what}.", name);
        return null;
    }

    private JsonElement? Take(string name)
    {
        asked.Add(name);
        return Has(name) ? element.GetProperty(name) : null;
    }
}
