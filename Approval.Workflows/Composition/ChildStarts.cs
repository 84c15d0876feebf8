using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>
/// Asks for child instances. They are started by a job after the commit, each in a transaction of its own: a burst
/// changes one instance, and a start that is repeated finds the child already there.
/// </summary>
internal sealed class ChildStarts(string definitionId, bool waits)
{
    private readonly JsonArray _children = [];

    /// <summary>The definition an activity names.</summary>
    /// <exception cref="WorkflowFaultException">It names none.</exception>
    public static ChildStarts Of(ActivityContext context, bool waits) =>
        context.Input<string>("workflowDefinitionId") is { Length: > 0 } id ? new ChildStarts(id, waits) : throw new WorkflowFaultException("workflow.missing", $"Activity {context.ActivityId} names no workflow.");

    public Guid Add(ActivityContext context, string? correlationId, JsonObject? input)
    {
        var id = ChildOf.NewId(context);
        var given = (JsonObject?)input?.DeepClone() ?? [];
        given["ParentInstanceId"] = context.Instance.Id.ToString();
        _children.Add(new JsonObject { ["id"] = id.ToString(), ["correlationId"] = correlationId, ["input"] = given });
        return id;
    }

    /// <summary>Writes the job; its answer, or the end of a child, resumes the bookmark.</summary>
    public void Enqueue(ActivityContext context, Bookmark bookmark)
    {
        context.Instance.Properties["hasChildren"] = true;
        context.EnqueueJob(StartChildrenJob.JobKind, new JsonObject { ["definitionId"] = definitionId, ["bookmark"] = bookmark.Id.ToString(), ["waits"] = waits, ["children"] = _children }, bookmark.Name);
    }
}
