using System.Text.Json.Nodes;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Composition;

/// <summary>Starts the children an activity asked for. Answers its parent at once only when that one does not wait, or when nothing could be started.</summary>
internal sealed class StartChildrenJob(Database database, WorkflowEngine engine) : IJobHandler
{
    public const string JobKind = "workflow.start";

    public string Kind => JobKind;

    public TimeSpan Lease => TimeSpan.FromMinutes(15);

    public async Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
    {
        var (definition, waits) = ((string)job.Payload["definitionId"]!, (bool)job.Payload["waits"]!);
        var bookmark = Guid.Parse((string)job.Payload["bookmark"]!);
        var children = job.Payload["children"]!.AsArray();
        var refused = new JsonArray();
        for (var i = 0; i < children.Count; i++)
        {
            var parent = new ChildOf(job.InstanceId, bookmark, i, waits);
            if (await StartAsync(definition, children[i]!, parent, cancel) is not { } refusal)
                continue;
            if (children.Count == 1 || refusal.IsUnknown)
                return new JsonObject { [ChildReport.Error] = refusal.Message };
            refused.Add(i);
        }
        if (refused.Count > 0)
            return new JsonObject { ["refused"] = refused };
        return waits ? JobAnswer.Silent : await ReportAsync(children, cancel);
    }

    private async Task<Refusal?> StartAsync(string definition, JsonNode child, ChildOf parent, CancellationToken cancel)
    {
        await using var tx = await database.BeginAsync(cancel);
        var request = new StartRequest(Guid.Parse((string)child["id"]!))
        {
            DefinitionId = definition,
            CorrelationId = (string?)child["correlationId"],
            Input = new Dictionary<string, JsonNode?>(child["input"]!.DeepClone().AsObject()),
            Parent = parent,
        };
        try
        {
            if (await engine.StartOnceAsync(tx, request, cancel) is StartOutcome.Refused refused)
                return new Refusal(refused.Reason, IsUnknown: false);
        }
        catch (UnknownWorkflowException)
        {
            return new Refusal($"Workflow '{definition}' is not published.", IsUnknown: true);
        }
        await tx.CommitAsync(cancel);
        return null;
    }

    private async Task<JsonNode?> ReportAsync(JsonArray children, CancellationToken cancel)
    {
        if (children.Count != 1)
            return new JsonObject { ["started"] = children.Count };
        await using var tx = await database.BeginAsync(cancel);
        var child = await engine.FindAsync(tx, Guid.Parse((string)children[0]!["id"]!), cancel);
        return child is null ? new JsonObject { ["started"] = 1 } : ChildReport.Of(child, 0);
    }

    private sealed record Refusal(string Message, bool IsUnknown);
}
