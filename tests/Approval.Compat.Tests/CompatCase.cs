using System.Text.Json.Nodes;

namespace Approval.Compat.Tests;

/// <summary>One file of the compatibility suite: a definition, a script that drives it, and the result of each mode.</summary>
public sealed class CompatCase(string path)
{
    private readonly JsonObject _json = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;

    public JsonObject Definition => (JsonObject)_json["definition"]!;

    public JsonObject Decisions => _json["script"]!["decisions"] as JsonObject ?? [];

    public IEnumerable<string> Resume => (_json["script"]!["resume"] as JsonArray ?? []).Select(id => id!.GetValue<string>());

    public bool PersistsBetweenBursts => _json["script"]!["persistBetweenBursts"]?.GetValue<bool>() ?? false;

    /// <summary>The product's own result where Elsa's is a defect, else Elsa's; null when the mode was not run.</summary>
    public CaseResult? ResultOf(string mode)
    {
        var product = _json["product"] as JsonObject;
        var result = product?["mode"]!.GetValue<string>() is { } overridden && (overridden == mode || overridden == "both")
            ? product
            : _json["expected"]![mode] as JsonObject;
        return result is null ? null : CaseResult.Of(result);
    }

    public override string ToString() => Path.GetFileNameWithoutExtension(path);
}

/// <summary>What is compared. After an exception only the trace counts: nothing of that burst was saved.</summary>
public sealed record CaseResult(string Trace, string Status, string SubStatus, int Bookmarks, int Incidents, bool Failed)
{
    public static CaseResult Of(JsonObject json) => new(
        string.Join(' ', json["trace"]!.AsArray().Select(t => t!.GetValue<string>())),
        json["status"]!.GetValue<string>(),
        json["subStatus"]!.GetValue<string>(),
        json["bookmarks"]!.GetValue<int>(),
        json["incidents"]!.GetValue<int>(),
        json["exception"] is not null);

    public CaseResult Comparable() => Failed ? this with { Status = "", SubStatus = "", Bookmarks = 0, Incidents = 0 } : this;
}
