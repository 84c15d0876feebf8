using System.Text.Json.Nodes;

namespace Approval.Workflows.Execution;

/// <summary>A place where an instance waits. It is consumed by the burst that resumes it, once.</summary>
/// <param name="Id">Addressed by a direct resume.</param>
/// <param name="Name">What is waited for, e.g. <c>Elsa.Event</c>.</param>
/// <param name="Payload">Data of the wait; part of the hash when <paramref name="Indexed"/>.</param>
/// <param name="ActivityId">The waiting activity in the definition.</param>
/// <param name="ActivityInstanceId">This execution of it.</param>
/// <param name="Indexed">True: found by name and payload (events, HTTP); has a row of its own.</param>
/// <param name="Due">A timer: resumed by the clock at this instant.</param>
public sealed record Bookmark(
    Guid Id,
    string Name,
    JsonNode? Payload,
    string ActivityId,
    Guid ActivityInstanceId,
    bool Indexed = false,
    DateTimeOffset? Due = null)
{
    /// <summary>False keeps the bookmark when it is resumed, for activities that are called more than once.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>A job was made whose result resumes it; cancelling the wait takes the job back if nobody has begun it.</summary>
    internal bool HasJob { get; init; }
}
