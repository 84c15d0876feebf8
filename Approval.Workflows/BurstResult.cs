using Approval.Workflows.Execution;

namespace Approval.Workflows;

/// <summary>What one burst did: everything that could run without waiting.</summary>
/// <param name="Created">Bookmarks that the instance now waits on and did not before.</param>
/// <param name="Removed">Bookmarks that were consumed or cancelled.</param>
/// <param name="Runs">Executions that started or ended, in order.</param>
/// <param name="Incidents">Faults of this burst.</param>
public sealed record BurstResult(
    Guid InstanceId,
    InstanceStatus Status,
    InstanceSubStatus SubStatus,
    IReadOnlyList<Bookmark> Created,
    IReadOnlyList<Bookmark> Removed,
    IReadOnlyList<ActivityRun> Runs,
    IReadOnlyList<Incident> Incidents)
{
    /// <summary>True when the instance waits for nothing that could wake it: no bookmark, no job, no queue.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Named outputs of the workflow.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode?> Output { get; init; } =
        new Dictionary<string, System.Text.Json.Nodes.JsonNode?>();
}

/// <summary>One execution of an activity as the journal keeps it.</summary>
/// <param name="ActivityId">Id in the definition.</param>
/// <param name="NodeId">Path of ids from the root, <c>Workflow1:…</c>.</param>
/// <param name="Type">Type name.</param>
/// <param name="Outcomes">Empty unless completed.</param>
/// <param name="Status">Running: it waits.</param>
public sealed record ActivityRun(
    string ActivityId,
    string NodeId,
    string Type,
    Guid ActivityInstanceId,
    ActivityStatus Status,
    IReadOnlyList<string> Outcomes)
{
    /// <summary>How long it was at work in this burst.</summary>
    public TimeSpan Duration { get; init; }

    internal string Key { get; init; } = "";

    internal int Number { get; init; }

    /// <summary>Inputs it evaluated in this burst.</summary>
    internal IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode?>? Inputs { get; init; }

    public bool Faulted => Status == ActivityStatus.Faulted;
}

/// <summary>A fault: where, what, when.</summary>
/// <param name="Code">Stable, dotted; <c>activity.exception</c> for an unexpected one.</param>
public sealed record Incident(
    string ActivityId,
    string NodeId,
    string ActivityType,
    Guid ActivityInstanceId,
    string Code,
    string Message,
    DateTimeOffset At)
{
    /// <summary>Set when the activity was retried or skipped; the incident stays as history.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }
}
