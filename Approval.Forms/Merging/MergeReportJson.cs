using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Approval.Forms.Merging;

/// <summary>The merge report as JSON, member names in lower camel case, Chinese unescaped.</summary>
public static class MergeReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static JsonObject Write(MergeReport report) => JsonSerializer.SerializeToNode(report, Options)!.AsObject();

    /// <summary>The text of <c>merge.json</c>.</summary>
    public static string Text(MergeReport report) => JsonSerializer.Serialize(report, Options);
}
