using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Instances;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Http;

/// <summary>
/// Lets a request start a workflow or resume one that waits for it. The burst runs in the caller's transaction, which
/// the caller commits before it answers, so an answer is never given for something that was not saved.
/// </summary>
public sealed class WorkflowHttp
{
    private readonly WorkflowEngine _engine;
    private readonly SnapshotStore _snapshots;

    internal WorkflowHttp(WorkflowEngine engine, SnapshotStore snapshots) => (_engine, _snapshots) = (engine, snapshots);

    /// <summary>
    /// Serves one request: 404 nothing waits for path and method, 400 a body that is no JSON though it says so, 401 the
    /// endpoint wants somebody signed in, 413 and 415 an upload it does not accept, 500 the workflow faulted or two match.
    /// </summary>
    /// <remarks><c>workflowInstanceId</c> or <c>correlationId</c> in the query or a header picks one waiting instance.</remarks>
    public async Task<WorkflowHttpResponse> HandleAsync(StoreTransaction tx, WorkflowHttpRequest request, CancellationToken cancel)
    {
        var found = await new EndpointSearch(tx, request).FindAsync(cancel);
        if (found.Count == 0)
            return WorkflowHttpResponse.Error(404, "No workflow waits for this path and method.");
        if (found.Count > 1)
            return WorkflowHttpResponse.Error(500, "The call is ambiguous and matches multiple workflows.", [.. found.Select(f => f.ToString())]);
        if (await NodeAsync(tx, found[0], cancel) is not { } endpoint)
            return WorkflowHttpResponse.Error(404, "No workflow waits for this path and method.");
        if (Expressions.Conversion.IsTrue(endpoint.Fixed("authorize")) && request.User is null)
            return WorkflowHttpResponse.Error(401, "Sign in first.");
        var refusal = UploadRules.Refusal(endpoint, request);
        if (refusal is { Exposed: false })
            return WorkflowHttpResponse.Error(refusal.Value.Status, refusal.Value.Outcome);
        JsonObject input;
        try
        {
            var template = RouteTemplate.Parse(Expressions.Conversion.ToText(endpoint.Fixed("path")) ?? "");
            input = new JsonObject { [HttpEndpoint.RequestKey] = RequestJson.Of(request, template, refusal?.Outcome) };
        }
        catch (JsonException e)
        {
            return WorkflowHttpResponse.Error(400, $"The body is no JSON: {e.Message}");
        }
        return await RunAsync(tx, found[0], input, cancel);
    }

    private async Task<WorkflowHttpResponse> RunAsync(StoreTransaction tx, Endpoint endpoint, JsonObject input, CancellationToken cancel)
    {
        var exchange = new HttpExchange();
        var burst = endpoint is Endpoint.Starts starts
            ? await _engine.TryStartAsync(tx, Request(tx, starts, input, exchange), cancel) is StartOutcome.Started started ? started.Burst : null
            : await _engine.ResumeAsync(tx, Resume((Endpoint.Resumes)endpoint, input, exchange), cancel) is ResumeOutcome.Resumed resumed ? resumed.Burst : null;
        if (burst is null)
            return WorkflowHttpResponse.Error(409, "The workflow cannot take this request now.");
        var faulted = burst.SubStatus == InstanceSubStatus.Faulted && exchange.Response is null;
        var answer = faulted ? WorkflowHttpResponse.Error(500, burst.Incidents is [.., var last] ? last.Message : "The workflow faulted.") : exchange.Response ?? new WorkflowHttpResponse(200);
        return answer with { Commit = true };
    }

    private static StartRequest Request(StoreTransaction tx, Endpoint.Starts endpoint, JsonObject input, HttpExchange exchange) => new(Guid.CreateVersion7(tx.Now))
    {
        DefinitionId = endpoint.DefinitionId,
        TriggerActivityId = endpoint.ActivityId,
        Input = new Dictionary<string, JsonNode?>(input),
        Http = exchange,
    };

    private static ResumeRequest Resume(Endpoint.Resumes endpoint, JsonObject input, HttpExchange exchange) => new(endpoint.InstanceId, endpoint.BookmarkId) { Input = input, Http = exchange };

    /// <summary>The endpoint's activity; null when it has just been answered by somebody else.</summary>
    private async Task<ActivityNode?> NodeAsync(StoreTransaction tx, Endpoint found, CancellationToken cancel)
    {
        if (found is Endpoint.Resumes waiting)
            return await _engine.FindAsync(tx, waiting.InstanceId, cancel) is { } instance ? WaitingFor.Bookmark(instance.Root, waiting.BookmarkId)?.Context.Node : null;
        var starts = (Endpoint.Starts)found;
        var workflow = await _snapshots.GetAsync(tx, starts.SnapshotId, cancel);
        return workflow.Nodes.GetValueOrDefault(starts.ActivityId);
    }
}
