using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Jobs;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Composition;

/// <summary>Cancels what a cancelled instance had started and what still runs, each in a transaction of its own; they cancel theirs in turn.</summary>
internal sealed class CancelChildrenJob(Database database, WorkflowEngine engine) : IJobHandler
{
    public const string JobKind = "workflow.cancel-children";

    public string Kind => JobKind;

    public static JobRequest? For(WorkflowInstance instance) => instance.Properties.ContainsKey("hasChildren")
        ? new JobRequest(instance.IdOf(++instance.Counter), BookmarkId: null, JobKind, new JsonObject(), Key: null)
        : null;

    public async Task<JsonNode?> RunAsync(Job job, CancellationToken cancel)
    {
        var children = await database.QueryAsync("SELECT instance_id FROM workflow_instance WHERE parent_instance_id = $1 AND status = 0 ORDER BY instance_id", r => r.GetGuid(0), cancel, job.InstanceId);
        foreach (var child in children)
        {
            await using var tx = await database.BeginAsync(cancel);
            await engine.CancelAsync(tx, child, session: null, cancel);
            await tx.CommitAsync(cancel);
        }
        return null;
    }
}
