using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Jobs;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Composition;

/// <summary>
/// Tells the parent that a child ended: in a transaction of the parent's own, at least once. A dispatch that was told
/// before has no bookmark any more, a bulk dispatch counts each child once.
/// </summary>
internal sealed class ChildFinishedJob(Database database, WorkflowEngine engine) : IJobHandler
{
    public const string JobKind = "workflow.finished";

    public string Kind => JobKind;

    /// <summary>The job of an instance that has just ended; none when nobody waits for it.</summary>
    public static JobRequest? For(WorkflowInstance instance) => ChildOf.Of(instance.Properties["parent"]) is { Waits: true } parent
        ? new JobRequest(instance.IdOf(++instance.Counter), BookmarkId: null, JobKind, new JsonObject { ["parent"] = parent.InstanceId.ToString(), ["bookmark"] = parent.BookmarkId.ToString(), ["report"] = ChildReport.Of(instance, parent.Index) }, Key: null)
        : null;

    public async Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
    {
        await using var tx = await database.BeginAsync(cancel);
        var (parent, bookmark) = (Guid.Parse((string)job.Payload["parent"]!), Guid.Parse((string)job.Payload["bookmark"]!));
        await engine.ResumeAsync(tx, new ResumeRequest(parent, bookmark) { Input = job.Payload["report"]!.DeepClone() }, cancel);
        await tx.CommitAsync(cancel);
        return null;
    }
}
