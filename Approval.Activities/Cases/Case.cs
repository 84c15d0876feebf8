using System.Text.Json.Nodes;

namespace Approval.Activities.Cases;

/// <summary>One application for one bundle (办件). Loaded, changed and saved inside one transaction.</summary>
public sealed class Case
{
    public required Guid Id { get; init; }
    public string? Number { get; set; }
    public required string BundleId { get; init; }
    /// <summary>Content hash of the published bundle this case keeps for life.</summary>
    public required string ReleaseHash { get; init; }
    public string? PackageId { get; set; }
    public required CaseStatus Status { get; set; }
    public CaseResult? Result { get; set; }
    public required string ApplicantId { get; init; }
    public required string ApplicantName { get; init; }
    /// <summary>Who or what the case is about, e.g. the company's name.</summary>
    public string? SubjectName { get; set; }
    public required string LeadDepartment { get; init; }
    /// <summary>Answers to the situation questions, by question id.</summary>
    public required JsonObject Answers { get; set; }
    /// <summary>Grows with every submission; decisions name the revision they saw.</summary>
    public int FormRevision { get; set; }
    /// <summary>Values of the one merged form, by data element identifier.</summary>
    public required JsonObject Form { get; set; }
    /// <summary>What the applicant has typed of a correction but not submitted; departments go on reading <see cref="Form"/>.</summary>
    public JsonObject? Correction { get; set; }

    /// <summary>The values in the applicant's hands.</summary>
    public JsonObject Editing => Correction ?? Form;

    /// <summary>The desk's open bookmark in the workflow, while the case waits for the window.</summary>
    public Guid? BookmarkId { get; set; }
    public string? ClerkId { get; set; }
    public string? ClerkName { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? ReceivedAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public DateTimeOffset? ConcludedAt { get; set; }
    /// <summary>Grows with every change; the ETag of the case.</summary>
    public int Version { get; set; }

    public bool HasEnded => Status is CaseStatus.Concluded or CaseStatus.Declined or CaseStatus.Withdrawn or CaseStatus.Terminated;
}

/// <summary>One service item inside a case (子办件).</summary>
public sealed class CaseItem
{
    public required string ItemId { get; init; }
    public required string DepartmentId { get; init; }
    public required int Position { get; init; }
    /// <summary>The composite licence cannot be issued without it.</summary>
    public required bool Mandatory { get; init; }
    public CaseItemStatus Status { get; set; } = CaseItemStatus.Pending;
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>What the approval yielded, by data element identifier.</summary>
    public JsonObject? Results { get; set; }

    public bool IsDecided => Status is CaseItemStatus.Approved or CaseItemStatus.Refused or CaseItemStatus.Cancelled;
}
