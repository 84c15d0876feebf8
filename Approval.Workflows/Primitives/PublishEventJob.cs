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
        if (only is null)
            await StartAsync(job, stimulus, search, cancel);
        return null;
    }

    private async Task StartAsync(Job job, JsonObject stimulus, StoreTransaction search, CancellationToken cancel)
    {
        var number = 0;
        foreach (var (definition, activity) in await TriggerStarts.FindAsync(search, Event.BookmarkName, stimulus, cancel))
        {
            await using var tx = await database.BeginAsync(cancel);
            var start = new StartRequest(InstanceOf(job.Id, ++number))
            {
                DefinitionId = definition,
                TriggerActivityId = activity,
                CorrelationId = (string?)job.Payload["correlationId"],
                Input = new Dictionary<string, JsonNode?> { [Event.PayloadKey] = job.Payload["payload"]?.DeepClone() },
            };
            await engine.StartOnceAsync(tx, start, cancel);
            await tx.CommitAsync(cancel);
        }
    }

    /// <summary>The same job makes the same instance ids, however often it runs.</summary>
    private static Guid InstanceOf(Guid job, int number)
    {
        var bytes = job.ToByteArray(bigEndian: true);
        bytes[15] ^= (byte)number;
        bytes[14] ^= (byte)(number >> 8);
        return new Guid(bytes, bigEndian: true);
    }
}
