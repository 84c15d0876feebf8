using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Approval.Host.OData.Protocol;
using Approval.Host.OData.Query;

namespace Approval.Host.OData.Batch;

/// <summary>Batches in JSON (OData JSON Format 4.01, 19).</summary>
internal static class JsonBatch
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static List<BatchPart> Read(ODataRequest batch)
    {
        try
        {
            using var document = JsonDocument.Parse(batch.Body, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
            var requests = document.RootElement.GetProperty("requests");
            if (requests.GetArrayLength() > QueryLimits.MaxBatchParts)
                throw new QueryRefusedException(BatchProblems.TooMany());
            return [.. requests.EnumerateArray().Select(r => Part(batch, r))];
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new QueryRefusedException(BatchProblems.Malformed());
        }
    }

    public static ODataResponse Write(IReadOnlyList<BatchAnswer> answers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("responses");
            foreach (var answer in answers)
                Write(json, answer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return ODataResponse.Of(200, stream.ToArray(), "application/json;odata.metadata=minimal;charset=utf-8");
    }

    private static BatchPart Part(ODataRequest batch, JsonElement part)
    {
        var headers = part.TryGetProperty("headers", out var given)
            ? given.EnumerateObject().Select(h => KeyValuePair.Create(h.Name, h.Value.GetString() ?? "")).ToList()
            : [];
        var body = part.TryGetProperty("body", out var content) ? Encoding.UTF8.GetBytes(content.ValueKind == JsonValueKind.String ? content.GetString()! : content.GetRawText()) : [];
        if (body.Length > 0 && !headers.Exists(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
            headers.Add(KeyValuePair.Create("Content-Type", "application/json"));
        var id = part.GetProperty("id");
        var dependsOn = part.TryGetProperty("dependsOn", out var ids) ? ids.EnumerateArray().Select(i => i.GetString() ?? "").ToList() : [];
        return new BatchPart(
            id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText(),
            part.TryGetProperty("atomicityGroup", out var group) ? group.GetString() : null,
            dependsOn,
            PartAddress.Request(batch, part.GetProperty("method").GetString() ?? "", part.GetProperty("url").GetString() ?? "", headers, body));
    }

    private static void Write(Utf8JsonWriter json, BatchAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("id", answer.Part.Id);
        if (answer.Part.Group is { } group)
            json.WriteString("atomicityGroup", group);
        json.WriteNumber("status", answer.Response.Status);
        json.WriteStartObject("headers");
        foreach (var (name, value) in answer.Response.Headers)
            json.WriteString(name.ToLowerInvariant(), value);
        json.WriteEndObject();
        WriteBody(json, answer.Response);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, ODataResponse response)
    {
        if (response.Body.Length == 0)
            return;
        json.WritePropertyName("body");
        if (response.Headers["Content-Type"].StartsWith("application/json", StringComparison.Ordinal))
            json.WriteRawValue(response.Body.Span);
        else
            json.WriteStringValue(response.Body.Span);
    }
}
