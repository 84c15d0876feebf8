using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Http;

/// <summary>
/// Sends a request after the commit. Any answer of the other side is a result, also 500; no connection and a time-out
/// are results too, which the flow decides on. The job's id goes along as <c>Idempotency-Key</c>: a host that dies
/// between the answer and its commit sends again.
/// </summary>
internal sealed class HttpSendJob(OutgoingHttp outgoing) : IJobHandler
{
    public const string JobKind = "http.send";

    public string Kind => JobKind;

    public async Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
    {
        if (!Uri.TryCreate((string?)job.Payload["url"], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Failure("connect", $"'{job.Payload["url"]}' is no http address.");
        if (outgoing.AllowedHosts is { } hosts && !hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase))
            return Failure("connect", $"Calls to '{url.Host}' are not allowed here.");
        try
        {
            using var request = Request(job, url);
            using var response = await outgoing.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return await AnswerAsync(response, cancel);
        }
        catch (TaskCanceledException e) when (!cancel.IsCancellationRequested)
        {
            return Failure("timeout", e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FormatException)
        {
            return Failure("connect", e.Message);
        }
    }

    private static JsonObject Failure(string kind, string message) => new() { ["failed"] = kind, ["message"] = message };

    private static HttpRequestMessage Request(Job job, Uri url)
    {
        var request = new HttpRequestMessage(new HttpMethod((string?)job.Payload["method"] ?? "GET"), url);
        if (job.Payload["content"] is { } content)
        {
            var text = content is JsonValue v && v.TryGetValue<string>(out var plain) ? plain : content.ToJsonString(DefinitionJson.Compact);
            request.Content = new StringContent(text, Encoding.UTF8, (string?)job.Payload["contentType"] ?? (content is JsonValue ? "text/plain" : "application/json"));
        }
        if ((string?)job.Payload["authorization"] is { Length: > 0 } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in job.Payload["headers"] as JsonObject ?? [])
        {
            if (!request.Headers.TryAddWithoutValidation(name, (string?)value))
                request.Content?.Headers.TryAddWithoutValidation(name, (string?)value);
        }
        request.Headers.TryAddWithoutValidation("Idempotency-Key", job.Id.ToString());
        return request;
    }

    private async Task<JsonNode> AnswerAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await ReadAsync(response.Content, cancel);
        var type = response.Content.Headers.ContentType?.MediaType;
        return new JsonObject
        {
            ["statusCode"] = (int)response.StatusCode,
            ["headers"] = new JsonObject(response.Headers.Concat(response.Content.Headers).Select(h => KeyValuePair.Create(h.Key, (JsonNode?)string.Join(", ", h.Value)))),
            ["contentType"] = type,
            ["content"] = type is not null && type.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? Json(text) : text,
        };
    }

    private async Task<string> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var bytes = new byte[outgoing.MostBytes];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        // PostgreSQL keeps no NUL in a text.
        return Encoding.UTF8.GetString(bytes, 0, read).Replace("\0", "", StringComparison.Ordinal);
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
