using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Http;

/// <summary>Answers the request that this burst serves. A burst that a task, a timer or a job resumed has none to answer, which is a fault.</summary>
internal sealed class WriteHttpResponse : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.WriteHttpResponse", "HTTP")
    {
        DisplayName = new("应答请求", "HTTP Response"),
        Inputs =
        [
            new InputDescriptor("StatusCode", "Int32") { UiHint = "dropdown", DefaultValue = 200, DisplayName = new("状态码", "Status code") },
            new InputDescriptor("Content", "Object") { DisplayName = new("内容", "Content") },
            new InputDescriptor("ContentType", "String") { UiHint = "dropdown", DisplayName = new("媒体类型", "Content type") },
            new InputDescriptor("ResponseHeaders", "HttpHeaders") { UiHint = "json-editor", DisplayName = new("首部", "Response headers") },
        ],
    };

    public override void Execute(ActivityContext context)
    {
        if (context.Burst.Http is not { } exchange)
            throw new WorkflowFaultException("http.no-context", "There is no HTTP context: this burst answers no request.");
        var content = context.InputNode("content");
        var isText = content is JsonValue value && value.GetValueKind() == JsonValueKind.String;
        var status = Status(context);
        exchange.Response = new WorkflowHttpResponse(status, status == 204 || content is null ? null : Conversion.ToText(content))
        {
            ContentType = context.Input<string>("contentType") is { Length: > 0 } given ? given : isText ? "text/plain" : "application/json",
            Headers = Headers(context.InputNode("responseHeaders")),
        };
        context.Complete();
    }

    /// <summary>A number, or a name such as <c>NotFound</c>, as Studio writes it.</summary>
    private static int Status(ActivityContext context) => Conversion.ToText(context.InputNode("statusCode")) is not { Length: > 0 } text ? 200
        : Enum.TryParse<HttpStatusCode>(text, ignoreCase: true, out var code) && (int)code is >= 100 and <= 599 ? (int)code
        : throw new WorkflowFaultException("http.bad-status", $"'{text}' is no HTTP status code.");

    internal static Dictionary<string, string> Headers(JsonNode? written)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var members = written as JsonObject ?? (written is JsonValue text && Conversion.ToText(text) is ['{', ..] json ? JsonNode.Parse(json) as JsonObject : null);
        foreach (var (name, value) in members ?? [])
            headers[name] = value is JsonArray list ? string.Join(", ", list.Select(Conversion.ToText)) : Conversion.ToText(value) ?? "";
        return headers;
    }
}
