namespace Approval.Activities.Cases;

/// <summary>
/// Where a case stands: <c>Draft → Submitted → Received → (InCorrection ⇄) Accepted → InReview → Decided → Concluded</c>,
/// or an end. Everything else about a case is a fact beside its status.
/// </summary>
public enum CaseStatus { Draft, Submitted, Received, InCorrection, Accepted, InReview, Decided, Concluded, Declined, Withdrawn, Terminated }

/// <summary>Where one service item of a case stands.</summary>
public enum CaseItemStatus { Pending, InReview, Approved, Refused, Cancelled }

/// <summary>What a concluded case came to.</summary>
public enum CaseResult { Approved, PartiallyApproved, Refused }
