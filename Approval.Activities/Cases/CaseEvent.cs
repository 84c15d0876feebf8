using System.Text.Json.Nodes;
using Approval.Activities.Access;

namespace Approval.Activities.Cases;

/// <summary>One line of the case's timeline: appended, never changed.</summary>
/// <param name="Kind">Stable word, e.g. <c>case.accepted</c>; <see cref="CaseEventKind"/> lists them.</param>
public sealed record CaseEvent(int Sequence, DateTimeOffset At, string Kind, string ActorId, string ActorName, string? DepartmentId, string? ItemId, JsonObject? Detail);

/// <summary>The kinds of events on a case's timeline.</summary>
public static class CaseEventKind
{
    public const string Started = "case.started";
    public const string Submitted = "case.submitted";
    public const string Received = "case.received";
    public const string Accepted = "case.accepted";
    public const string Declined = "case.declined";
    public const string CorrectionRequested = "case.correction-requested";
    public const string Corrected = "case.corrected";
    public const string Withdrawn = "case.withdrawn";
    public const string TaskOffered = "task.offered";
    public const string TaskClaimed = "task.claimed";
    public const string TaskReleased = "task.released";
    public const string TaskDecided = "task.decided";
    public const string TaskReturned = "task.returned";
    public const string TaskCancelled = "task.cancelled";
    public const string LicenceIssued = "licence.issued";
    public const string LicenceWithheld = "licence.withheld";
    public const string Concluded = "case.concluded";
}

/// <summary>What a rejected or returned submission must change: told once, everything at once (Art. 32).</summary>
/// <param name="Path">A field such as <c>shareholders[2].id-number</c>, or <c>material:charter</c>.</param>
public sealed record CorrectionEntry(string Path, string Note);

/// <summary>A one-time correction notice (一次性告知).</summary>
public sealed class CorrectionNotice
{
    public required Guid Id { get; init; }
    public Guid? TaskId { get; init; }
    public required string DepartmentId { get; init; }
    public required IReadOnlyList<CorrectionEntry> Entries { get; init; }
    public required DateTimeOffset NoticedAt { get; init; }
    public required string NoticedBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
}

/// <summary>A decision, with what Art. 38 and 39 ask of it.</summary>
/// <param name="FormRevision">The submission the decider saw.</param>
public sealed record Decision(Guid Id, Guid? TaskId, string? ItemId, string Kind, string? Reasons, string? Remedy, Actor By, DateTimeOffset At, int FormRevision);
