using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Http;

/// <summary>Sends a request after the commit and runs the activity embedded for the status code that came back.</summary>
internal sealed class SendHttpRequest : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.SendHttpRequest", "HTTP")
    {
        DisplayName = new("发送请求", "HTTP Request"),
        Kind = ActivityKind.Task,
        Inputs = [.. HttpSending.Inputs, new InputDescriptor("ExpectedStatusCodes", "Object") { UiHint = "http-status-codes", IsWrapped = false, DisplayName = new("预期状态码", "Expected status codes") }],
        Outputs = HttpSending.Outputs,
        Ports = ["unmatchedStatusCode", "failedToConnect", "timeout"],
    };

    public override void Execute(ActivityContext context) => HttpSending.Send(context, Descriptor.TypeName);

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        var (status, timedOut) = HttpSending.Receive(context, input);
        var port = status is { } code ? PortOf(context, code) : timedOut ? "timeout" : "failedToConnect";
        if (!context.Schedule(port))
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) => context.Complete();

    private static string PortOf(ActivityContext context, int status)
    {
        var cases = context.Member("expectedStatusCodes") as JsonArray ?? [];
        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i] is JsonObject entry && Conversion.To<int>(entry["statusCode"], "statusCode") == status)
                return $"expectedStatusCodes[{i}].activity";
        }
        return "unmatchedStatusCode";
    }
}
