using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Http;

/// <summary>What the two activities share that send a request.</summary>
internal static class HttpSending
{
    public static IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new InputDescriptor("Url", "Uri") { IsRequired = true, DisplayName = new("地址", "URL") },
        new InputDescriptor("Method", "String") { UiHint = "dropdown", DefaultValue = "GET", Options = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"], DisplayName = new("方法", "Method") },
        new InputDescriptor("Content", "Object") { DisplayName = new("内容", "Content") },
        new InputDescriptor("ContentType", "String") { UiHint = "dropdown", DisplayName = new("媒体类型", "Content type") },
        new InputDescriptor("Authorization", "String") { DisplayName = new("授权", "Authorization") },
        new InputDescriptor("RequestHeaders", "HttpHeaders") { UiHint = "json-editor", DisplayName = new("首部", "Request headers") },
    ];

    public static IReadOnlyList<OutputDescriptor> Outputs { get; } =
        [new("Result", "Object"), new("StatusCode", "Int32"), new("ParsedContent", "Object"), new("ResponseHeaders", "HttpHeaders")];

    public static void Send(ActivityContext context, string bookmark)
    {
        context.CreateBookmark(bookmark);
        var headers = WriteHttpResponse.Headers(context.InputNode("requestHeaders")).Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value));
        var job = new JsonObject
        {
            ["url"] = context.Input<string>("url"),
            ["method"] = context.Input<string>("method"),
            ["content"] = context.InputNode("content")?.DeepClone(),
            ["contentType"] = context.Input<string>("contentType") is { Length: > 0 } type ? type : null,
            ["authorization"] = context.Input<string>("authorization"),
            ["headers"] = new JsonObject(headers),
        };
        context.EnqueueJob(HttpSendJob.JobKind, job, resumesBookmark: bookmark);
    }

    /// <summary>Writes the outputs; the status code, or null with why there is none.</summary>
    public static (int? Status, bool TimedOut) Receive(ActivityContext context, JsonNode? answer)
    {
        if ((string?)answer?["failed"] is { } failed)
        {
            context.Log("Warning", (string?)answer["message"] ?? failed);
            return (null, failed == "timeout");
        }
        var status = (int)answer!["statusCode"]!;
        context.SetOutput("result", answer.DeepClone());
        context.SetOutput("statusCode", status);
        context.SetOutput("parsedContent", answer["content"]?.DeepClone());
        context.SetOutput("responseHeaders", answer["headers"]?.DeepClone());
        return (status, false);
    }
}
