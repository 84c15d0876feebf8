using System.Text.Json.Nodes;

namespace Approval.Workflows.Http;

/// <summary>A request as workflows see it.</summary>
internal static class RequestJson
{
    /// <exception cref="System.Text.Json.JsonException">The body claims to be JSON and is not.</exception>
    public static JsonObject Of(WorkflowHttpRequest request, RouteTemplate template, string? refusal)
    {
        var json = new JsonObject
        {
            ["method"] = request.Method.ToUpperInvariant(),
            ["path"] = request.Path,
            ["routeData"] = template.Values(request.Path),
            ["query"] = Named(request.Query),
            ["headers"] = Named(request.Headers.Where(h => !IsSecret(h.Key))),
            ["contentType"] = request.ContentType,
            ["user"] = request.User,
            ["parsedContent"] = Content(request),
            ["files"] = new JsonArray([.. request.Files.Select(File)]),
        };
        if (refusal is not null)
            json["refusal"] = refusal;
        return json;
    }

    private static JsonNode? Content(WorkflowHttpRequest request)
    {
        if (request.Form.Count > 0)
            return new JsonObject(request.Form.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)));
        if (string.IsNullOrWhiteSpace(request.Body))
            return null;
        var isJson = request.ContentType is { } type && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
        return isJson ? JsonNode.Parse(request.Body) : request.Body;
    }

    private static JsonNode File(WorkflowHttpFile file) => new JsonObject
    {
        ["field"] = file.Field,
        ["filename"] = file.FileName,
        ["contentType"] = file.ContentType,
        ["length"] = file.Content.Length,
        ["content"] = Convert.ToBase64String(file.Content.Span),
    };

    private static JsonObject Named(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values)
    {
        var json = new JsonObject();
        foreach (var (name, list) in values)
            json[name] = list.Count == 1 ? list[0] : new JsonArray([.. list.Select(v => (JsonNode)v)]);
        return json;
    }

    /// <summary>Inputs are kept with the instance; what signs somebody in must not be.</summary>
    private static bool IsSecret(string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);
}
