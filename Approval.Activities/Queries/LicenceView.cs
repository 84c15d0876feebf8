using Approval.Forms;

namespace Approval.Activities.Queries;

/// <summary>A composite licence as the public page shows it: face, components and their states; no more personal data than the face carries.</summary>
public sealed record LicenceView(
    Guid LicenceId, Guid CaseId, string Type, string Name, string Code, string VerifyCode, string HolderName, string? HolderCode,
    string IssuerName, string State, DateTimeOffset IssuedAt, DateOnly? ValidUntil, bool DevelopmentKey,
    IReadOnlyList<LicenceFaceLine> Face, IReadOnlyList<ComponentLicenceView> Components, bool HasDocument, bool HasElectronicSeal);

/// <summary>One label and value on the face of a licence (照面信息).</summary>
public sealed record LicenceFaceLine(LocalizedText Label, string Value);

/// <summary>One permit that the composite licence carries (子证照).</summary>
public sealed record ComponentLicenceView(int Position, string ItemId, string Name, string Code, string DepartmentId, string IssuerName, string State, DateTimeOffset IssuedAt, DateOnly? ValidUntil, IReadOnlyList<LicenceFaceLine> Face);
