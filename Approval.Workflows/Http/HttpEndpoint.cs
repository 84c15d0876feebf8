using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Http;

/// <summary>Waits for a request, or starts the workflow with one.</summary>
internal sealed class HttpEndpoint : Activity
{
    public const string BookmarkName = "Elsa.HttpEndpoint";

    /// <summary>The input that carries the request.</summary>
    public const string RequestKey = "__HttpRequest";

    public override ActivityDescriptor Descriptor { get; } = new("Elsa.HttpEndpoint", "HTTP")
    {
        DisplayName = new("接收请求", "HTTP Endpoint"),
        Kind = ActivityKind.Trigger,
        Inputs =
        [
            new InputDescriptor("Path", "String") { DisplayName = new("路径", "Path") },
            new InputDescriptor("SupportedMethods", "String[]") { UiHint = "checklist", Options = ["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH"], DisplayName = new("方法", "Supported methods") },
            new InputDescriptor("Authorize", "Boolean") { UiHint = "checkbox", DisplayName = new("须登录", "Authorize") },
            new InputDescriptor("Policy", "String") { DisplayName = new("策略", "Policy") },
            new InputDescriptor("RequestSizeLimit", "Int64") { DisplayName = new("请求上限（字节）", "Request size limit") },
            new InputDescriptor("FileSizeLimit", "Int64") { DisplayName = new("文件上限（字节）", "File size limit") },
            new InputDescriptor("AllowedFileExtensions", "String[]") { UiHint = "multitext", DisplayName = new("允许的扩展名", "Allowed file extensions") },
            new InputDescriptor("BlockedFileExtensions", "String[]") { UiHint = "multitext", DisplayName = new("禁止的扩展名", "Blocked file extensions") },
            new InputDescriptor("AllowedMimeTypes", "String[]") { UiHint = "multitext", DisplayName = new("允许的媒体类型", "Allowed MIME types") },
        ],
        Outputs =
        [
            new OutputDescriptor("Result", "HttpRequest"), new OutputDescriptor("ParsedContent", "Object"), new OutputDescriptor("Files", "HttpFile[]"), new OutputDescriptor("File", "HttpFile"),
            new OutputDescriptor("RouteData", "RouteData"), new OutputDescriptor("QueryStringData", "ObjectDictionary"), new OutputDescriptor("Headers", "HttpHeaders"),
        ],
    };

    public override void Execute(ActivityContext context)
    {
        if (context.Burst.Trigger == context.Node)
        {
            Answer(context, WorkflowInputs.Get(context, RequestKey));
            return;
        }
        foreach (var stimulus in Stimuli(context.Input<string>("path"), context.Input<string[]>("supportedMethods")))
            context.CreateBookmark(BookmarkName, stimulus, indexed: true);
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input) => Answer(context, input is JsonObject sent ? sent[RequestKey] : null);

    internal override IEnumerable<Trigger> Triggers(ActivityNode node, DateTimeOffset now) =>
        Stimuli(Conversion.ToText(node.Fixed("path")), Conversion.To<string[]>(node.Fixed("supportedMethods"), "supportedMethods")).Select(s => new Trigger(BookmarkName, s));

    public static JsonObject Stimulus(string shape, string method) => new() { ["path"] = shape, ["method"] = method.ToLowerInvariant() };

    private static IEnumerable<JsonObject> Stimuli(string? path, string[]? methods) =>
        (methods is { Length: > 0 } ? methods : ["GET"]).Select(m => Stimulus(RouteTemplate.Parse(path ?? "").Shape, m));

    private static void Answer(ActivityContext context, JsonNode? request)
    {
        if (request is not null)
        {
            context.SetOutput("result", request.DeepClone());
            context.SetOutput("parsedContent", request["parsedContent"]?.DeepClone());
            context.SetOutput("files", request["files"]?.DeepClone());
            context.SetOutput("file", request["files"] is JsonArray { Count: > 0 } files ? files[0]?.DeepClone() : null);
            context.SetOutput("routeData", request["routeData"]?.DeepClone());
            context.SetOutput("queryStringData", request["query"]?.DeepClone());
            context.SetOutput("headers", request["headers"]?.DeepClone());
        }
        if ((string?)request?["refusal"] is { } outcome)
            context.Complete(outcome);
        else
            context.Complete();
    }
}
