using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Workflows.Definitions;

/// <summary>
/// An Elsa 3 definition as read, legacy forms brought into today's. Everything unknown is kept as it stood, so writing
/// it loses nothing, and writing what was written gives the same bytes.
/// </summary>
public sealed class WorkflowDocument
{
    private readonly JsonTree? _tree;

    private WorkflowDocument(JsonObject json, JsonTree? tree)
    {
        Json = json;
        _tree = tree;
    }

    /// <summary>The document itself.</summary>
    public JsonObject Json { get; }

    /// <summary>Identifies this version; empty when the document has none.</summary>
    public string Id => Text("id");

    /// <summary>Shared by all versions; empty when the document has none.</summary>
    public string DefinitionId => Text("definitionId");

    public string Name => Text("name");

    /// <summary>From 1; 1 when the document says nothing.</summary>
    public int Version => Json["version"] is JsonValue v && v.TryGetValue<long>(out var number) && number is > 0 and < int.MaxValue ? (int)number : 1;

    public bool IsReadonly => Flag("isReadonly");

    public bool IsSystem => Flag("isSystem");

    /// <summary>May be embedded in other workflows by its name (1.6 of the compatibility specification).</summary>
    public bool UsableAsActivity => Json["options"] is JsonObject { } options && options["usableAsActivity"] is JsonValue own
        ? own.TryGetValue<bool>(out var flag) && flag
        : Flag("usableAsActivity");

    /// <summary>Reads a definition.</summary>
    /// <exception cref="DefinitionFormatException">The text is no JSON object, or has no root activity.</exception>
    public static WorkflowDocument Parse(string json)
    {
        JsonTree tree;
        try
        {
            tree = JsonTree.Parse(json);
        }
        catch (JsonException e)
        {
            throw new DefinitionFormatException("definition.no-json", $"流程定义不是合法的 JSON：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 个字节处有误。", (int)(e.LineNumber + 1 ?? 0), (int)(e.BytePositionInLine + 1 ?? 0), e);
        }
        if (tree.Root is not JsonObject document)
            throw new DefinitionFormatException("definition.no-object", "流程定义必须是一个 JSON 对象。", 1, 1);
        if (document["root"] is not JsonObject)
            throw new DefinitionFormatException("definition.no-root", "流程定义缺少根活动（root）。", 1, 1);
        Connections.Modernise(document["root"]!);
        return new WorkflowDocument(document, tree);
    }

    /// <summary>Takes a document that was built or edited as nodes.</summary>
    public static WorkflowDocument Of(JsonObject json) => new(json, tree: null);

    /// <summary>The document as indented UTF-8 text with line feeds.</summary>
    public string ToJson() => Encoding.UTF8.GetString(Write(DefinitionJson.Indented));

    /// <summary>The content address: SHA-256 of the dense text, lower-case hex.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Write(DefinitionJson.Dense)));

    internal string ToDenseJson() => Encoding.UTF8.GetString(Write(DefinitionJson.Dense));

    internal (int Line, int Column) PlaceOf(JsonObject node) => _tree?.PlaceOf(node) ?? (0, 0);

    internal IReadOnlyList<(JsonObject Owner, string Member)> Repeated => _tree?.Repeated ?? [];

    private ReadOnlySpan<byte> Write(JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            Json.WriteTo(writer);
        return buffer.WrittenSpan;
    }

    private string Text(string member) => Json[member] is JsonValue v && v.TryGetValue<string>(out var text) ? text : "";

    private bool Flag(string member) => Json[member] is JsonValue v && v.TryGetValue<bool>(out var flag) && flag;
}
