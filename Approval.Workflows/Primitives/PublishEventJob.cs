using System.Text.Json.Nodes;
using Approval.Workflows.Stimuli;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Primitives;

/// <summary>Delivers a published event: each waiting instance in a transaction of its own, so one that fails holds up none.</summary>
internal sealed class PublishEventJob(Database database, WorkflowEngine engine) : IJobHandler
{
    public string Kind => PublishEvent.JobKind;

    public async Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
    {
        var stimulus = Event.Stimulus((string?)job.Payload["eventName"] ?? "");
        var only = Guid.TryParse((string?)job.Payload["instanceId"], out var local) ? local : (Guid?)null;
        await using var search = await database.BeginAsync(cancel);
        foreach (var (instance, bookmark) in await Waiting.FindAsync(search, Event.BookmarkName, stimulus, (string?)job.Payload["correlationId"], cancel))
        {
            if (only is not null && instance != only)
                continue;
            await using var tx = await database.BeginAsync(cancel);
            await engine.ResumeAsync(tx, new ResumeRequest(instance, bookmark) { Input = job.Payload["payload"]?.DeepClone() }, cancel);
            await tx.CommitAsync(cancel);
        }
        return null;
    }
}
