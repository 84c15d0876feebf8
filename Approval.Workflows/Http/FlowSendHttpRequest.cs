using System.Globalization;
using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Http;

/// <summary>Sends a request after the commit and completes with the status code that came back as outcome.</summary>
internal sealed class FlowSendHttpRequest : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.FlowSendHttpRequest", "HTTP")
    {
        DisplayName = new("发送请求（流程图）", "HTTP Request (flow)"),
        Kind = ActivityKind.Task,
        Inputs = [.. HttpSending.Inputs, new InputDescriptor("ExpectedStatusCodes", "Int32[]") { UiHint = "multitext", DisplayName = new("预期状态码", "Expected status codes") }],
        Outputs = HttpSending.Outputs,
        Outcomes = ["Done", "Failed to connect", "Timeout"],
    };

    public override void Execute(ActivityContext context) => HttpSending.Send(context, Descriptor.TypeName);

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        var (status, timedOut) = HttpSending.Receive(context, input);
        if (status is not { } code)
        {
            context.Complete(timedOut ? "Timeout" : "Failed to connect");
            return;
        }
        var expected = context.InputNode("expectedStatusCodes") is null ? [200] : context.Input<int[]>("expectedStatusCodes") ?? [];
        if (expected.Length == 0)
            context.Complete();
        else
            context.Complete(expected.Contains(code) ? code.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }
}
