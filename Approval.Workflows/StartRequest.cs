using System.Text.Json.Nodes;

namespace Approval.Workflows;

/// <summary>Starts one instance.</summary>
/// <param name="InstanceId">Given by the caller, so that business rows can point to it in the same transaction.</param>
public sealed record StartRequest(Guid InstanceId)
{
    /// <summary>Starts the published version of this definition. Give this or <see cref="SnapshotId"/>.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Starts exactly this document: the hash that <see cref="WorkflowDefinitions.SnapshotAsync"/> answered.</summary>
    public string? SnapshotId { get; init; }

    public string? CorrelationId { get; init; }

    public IReadOnlyDictionary<string, JsonNode?> Input { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Business state for <c>ActivityContext.Session</c>; when absent the participant loads it.</summary>
    public object? Session { get; init; }

    /// <summary>Id of the trigger activity that starts the instance; it is preferred as start of the flowchart.</summary>
    public string? TriggerActivityId { get; init; }

    internal Http.HttpExchange? Http { get; init; }

    internal Composition.ChildOf? Parent { get; init; }

    /// <summary>The reservation of the activation strategy.</summary>
    internal string? ActivationKey { get; init; }
}

/// <summary>Resumes one bookmark.</summary>
public sealed record ResumeRequest(Guid InstanceId, Guid BookmarkId)
{
    public JsonNode? Input { get; init; }

    public object? Session { get; init; }

    internal Http.HttpExchange? Http { get; init; }
}

/// <summary>What became of a resume. Only <see cref="Resumed"/> changed anything.</summary>
public abstract record ResumeOutcome
{
    private ResumeOutcome()
    {
    }

    public sealed record Resumed(BurstResult Burst) : ResumeOutcome;

    /// <summary>The bookmark was consumed before, or cancelled: somebody else was first.</summary>
    public sealed record BookmarkGone : ResumeOutcome;

    /// <summary>The instance has finished, was cancelled or faulted.</summary>
    public sealed record InstanceFinished(Execution.InstanceSubStatus SubStatus) : ResumeOutcome;

    public sealed record UnknownInstance : ResumeOutcome;
}
