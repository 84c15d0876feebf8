using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Forms;
using Approval.Forms.Merging;

namespace Approval.Activities.Queries;

/// <summary>One line of a list of cases.</summary>
public sealed record CaseSummary(
    Guid CaseId, string? CaseNumber, string BundleId, LocalizedText BundleName, string? SubjectName, string ApplicantName,
    string Status, string? Result, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? ConcludedAt, int ItemsDecided, int ItemsTotal);

/// <summary>A case as one reader may see it: <see cref="Values"/> holds only the fields that the reader's own items bind.</summary>
public sealed record CaseDetail(
    CaseSummary Summary,
    string? PackageId,
    string ReleaseHash,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? DecidedAt,
    string? ClerkName,
    int Version,
    IReadOnlyList<CaseItemView> Items,
    IReadOnlyList<ReviewTaskView> Tasks,
    IReadOnlyList<CaseEventView> Events,
    IReadOnlyList<MaterialView> Materials,
    IReadOnlyList<CorrectionView> Corrections,
    LicenceView? Licence,
    MergedForm Form,
    JsonObject Values,
    JsonObject Answers,
    IReadOnlySet<string> AllowedActions);

/// <summary>One service item of a case.</summary>
public sealed record CaseItemView(string ItemId, LocalizedText Name, string DepartmentId, LocalizedText DepartmentName, bool Mandatory, string Status, DateTimeOffset? DecidedAt, JsonObject? Results);

/// <summary>A department's task on one item.</summary>
public sealed record ReviewTaskView(
    Guid TaskId, Guid CaseId, string CaseNumber, string? SubjectName, string ItemId, LocalizedText ItemName, string DepartmentId, LocalizedText DepartmentName,
    string Status, DateTimeOffset OfferedAt, DateTimeOffset? ClaimedAt, string? ClaimedName, DateTimeOffset? DecidedAt, string? Decision, string? Reasons, int Version,
    IReadOnlySet<string> AllowedActions);

/// <summary>A line of the timeline, ready to be read: <see cref="Sentence"/> says it in both languages.</summary>
public sealed record CaseEventView(int Sequence, DateTimeOffset At, string Kind, string ActorName, LocalizedText? Department, LocalizedText? Item, LocalizedText Sentence, JsonObject? Detail);

/// <summary>A material of a case: what is asked, and the file when it is there.</summary>
public sealed record MaterialView(string MaterialId, LocalizedText Name, bool Required, IReadOnlyList<LocalizedText> AskedBy, IReadOnlyList<string> Accept, long MaxBytes, string? FileName, string? MediaType, long? Size, DateTimeOffset? UploadedAt);

/// <summary>A one-time correction notice, with everything to change.</summary>
public sealed record CorrectionView(Guid NoticeId, LocalizedText DepartmentName, IReadOnlyList<CorrectionEntry> Entries, DateTimeOffset NoticedAt, string NoticedBy, DateTimeOffset? AnsweredAt);

/// <summary>A department's own view of the one form: its fields, in its order and with its labels, and nothing else.</summary>
public sealed record TaskForm(Guid TaskId, string ItemId, IReadOnlyList<TaskFormSection> Sections, JsonObject Values, IReadOnlyList<MaterialView> Materials);

public sealed record TaskFormSection(LocalizedText Title, IReadOnlyList<TaskFormField> Fields);

/// <param name="Display">The value as a person reads it: code names, formatted dates and amounts.</param>
public sealed record TaskFormField(string Path, LocalizedText Label, JsonNode? Value, string Display);
