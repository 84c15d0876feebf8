using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Composition;

/// <summary>The workflows that a definition embeds, directly and through others, each at one snapshot.</summary>
internal sealed class WorkflowParts
{
    private readonly SortedDictionary<string, (string Hash, WorkflowDocument Document)> _parts = new(StringComparer.Ordinal);

    public static WorkflowParts None { get; } = new();

    /// <summary>Each way round in which a workflow embeds itself, as names from the first to its repetition.</summary>
    public List<IReadOnlyList<string>> Cycles { get; } = [];

    public bool IsEmpty => _parts.Count == 0;

    public IEnumerable<string> Hashes => _parts.Values.Select(p => p.Hash);

    public bool Contains(string key) => _parts.ContainsKey(key);

    public void Add(string key, string hash, WorkflowDocument document) => _parts[key] = (hash, document);

    public WorkflowDocument? Find(WorkflowReference reference) => _parts.TryGetValue(reference.Key, out var part) ? part.Document : null;

    /// <summary>A document of its own, <c>{base, parts: {reference: hash}}</c>: an instance runs on it, so nothing that is published later changes what it embeds.</summary>
    public string Link(string baseHash) => new JsonObject
    {
        ["base"] = baseHash,
        ["parts"] = new JsonObject(_parts.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value.Hash))),
    }.ToJsonString(DefinitionJson.Compact);

    /// <summary>Base and parts of a linked snapshot; null for the text of a definition.</summary>
    public static (string Base, IReadOnlyDictionary<string, string> Parts)? ReadLink(string text)
    {
        if (!text.StartsWith("""{"base":""", StringComparison.Ordinal))
            return null;
        using var json = JsonDocument.Parse(text);
        return (json.RootElement.GetProperty("base").GetString()!, json.RootElement.GetProperty("parts").Deserialize<Dictionary<string, string>>()!);
    }
}
