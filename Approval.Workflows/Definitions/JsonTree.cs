using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Workflows.Definitions;

/// <summary>
/// A JSON text as nodes that remember where they stood, keep numbers as they were written, find members in any case,
/// and have Elsa's legacy <c>$id</c>, <c>$ref</c> and <c>$values</c> resolved.
/// </summary>
internal sealed class JsonTree
{
    private static readonly JsonNodeOptions s_anyCase = new() { PropertyNameCaseInsensitive = true };

    private readonly byte[] _text;
    private readonly Dictionary<JsonObject, int> _offsets = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, JsonNode> _named = new(StringComparer.Ordinal);

    private JsonTree(byte[] text) => _text = text;

    public JsonNode? Root { get; private set; }

    /// <summary>Objects in which a member stood twice; the last one counts.</summary>
    public List<(JsonObject Owner, string Member)> Repeated { get; } = [];

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">The text is no JSON; line and column are in the exception.</exception>
    public static JsonTree Parse(string json)
    {
        var tree = new JsonTree(Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json));
        var reader = new Utf8JsonReader(tree._text, new JsonReaderOptions { MaxDepth = 256, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        tree.Root = tree.Value(ref reader);
        if (reader.Read())
            throw new JsonException("Text follows the document.");
        return tree;
    }

    /// <summary>Line and column, from 1, of an object of the text.</summary>
    public (int Line, int Column) PlaceOf(JsonObject node)
    {
        if (!_offsets.TryGetValue(node, out var offset))
            return (0, 0);
        var before = _text.AsSpan(0, offset);
        var line = before.Count((byte)'\n') + 1;
        return (line, offset - before.LastIndexOf((byte)'\n'));
    }

    private JsonNode? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader),
        JsonTokenType.StartArray => Array(ref reader),
        JsonTokenType.String => JsonValue.Create(reader.GetString()!),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        _ => null,
    };

    private JsonNode? Object(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var node = new JsonObject(s_anyCase);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = Value(ref reader);
            node = Room(node, name);
            node[name] = value;
        }
        _offsets[node] = start;
        return Legacy(node);
    }

    /// <summary>Two members that differ only in case are data (a dictionary), so that object tells cases apart.</summary>
    private JsonObject Room(JsonObject node, string name)
    {
        if (!node.ContainsKey(name))
            return node;
        foreach (var (known, _) in node)
        {
            if (known == name)
            {
                Repeated.Add((node, name));
                return node;
            }
        }
        var exact = new JsonObject();
        foreach (var (known, value) in node.ToList())
        {
            node.Remove(known);
            exact[known] = value;
        }
        return exact;
    }

    private JsonArray Array(ref Utf8JsonReader reader)
    {
        var node = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            node.Add(Value(ref reader));
        return node;
    }

    /// <summary>Whole numbers as such; everything else keeps its digits (<c>1.50</c>, <c>1e3</c>).</summary>
    private static JsonValue Number(ref Utf8JsonReader reader)
    {
        var plain = reader.ValueSpan.IndexOfAny("-.eE"u8) < 0;
        return plain && reader.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(JsonElement.ParseValue(ref reader))!;
    }

    private JsonNode? Legacy(JsonObject node)
    {
        if (node.Count == 1 && Mark(node, "$ref") is { } wanted && _named.TryGetValue(wanted, out var known))
            return known.DeepClone();
        if (Mark(node, "$id") is { } name)
        {
            node.Remove("$id");
            var values = node.Count == 1 ? node["$values"] as JsonArray : null;
            if (values is not null)
                node.Remove("$values");
            _named[name] = (JsonNode?)values ?? node;
            return _named[name];
        }
        if (node.Count == 1 && node["$values"] is JsonArray list)
        {
            node.Remove("$values");
            return list;
        }
        return node;
    }

    /// <summary>The reference marks of the legacy form are digits; anything else is somebody's data.</summary>
    private static string? Mark(JsonObject node, string member) =>
        node.TryGetPropertyValue(member, out var value) && value is JsonValue text && text.TryGetValue<string>(out var mark) && mark.Length > 0 && mark.All(char.IsAsciiDigit) ? mark : null;
}
