namespace Approval.Activities.Reviews;

/// <summary><c>Offered → Claimed → Decided</c>, or aside: suspended, returned to the applicant, cancelled.</summary>
public enum ReviewTaskStatus { Offered, Claimed, Suspended, Returned, Decided, Cancelled }

/// <summary>What a department decides.</summary>
public enum ReviewDecision { Approve, Refuse, Return }

/// <summary>One department's unit of work on one item of a case (审查任务).</summary>
public sealed class ReviewTask
{
    public required Guid Id { get; init; }
    public required string ItemId { get; init; }
    public required string DepartmentId { get; init; }
    public required Guid BookmarkId { get; init; }
    public ReviewTaskStatus Status { get; set; } = ReviewTaskStatus.Offered;
    public required DateTimeOffset OfferedAt { get; init; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public string? ClaimedBy { get; set; }
    public string? ClaimedName { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public ReviewDecision? Decision { get; set; }
    public string? Reasons { get; set; }
    /// <summary>Grows with every change; the ETag of the task.</summary>
    public int Version { get; set; }

    public bool IsOpen => Status is not (ReviewTaskStatus.Decided or ReviewTaskStatus.Cancelled);
}
