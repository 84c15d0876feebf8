using System.Text.Json.Nodes;

namespace Approval.Activities.Licences;

/// <summary>State of a composite or component licence.</summary>
public enum LicenceState { Valid, Suspended, Revoked, Expired, Cancelled }

/// <summary>The one licence of a bundle (行业综合许可证), with the permits it carries.</summary>
public sealed class Licence
{
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required string Name { get; init; }
    /// <summary>Licence identification code (GB/T 36904-2018).</summary>
    public required string Code { get; init; }
    /// <summary>Unguessable; what the QR opens.</summary>
    public required string VerifyCode { get; init; }
    public required string HolderName { get; init; }
    public string? HolderCode { get; init; }
    public required string IssuerId { get; init; }
    public required string IssuerName { get; init; }
    /// <summary>Lines of the face in order: <c>[{ "element": "company-name", "label": {zh,en}, "value": "…" }]</c>.</summary>
    public required JsonArray Face { get; init; }
    public LicenceState State { get; set; } = LicenceState.Valid;
    public required DateTimeOffset IssuedAt { get; init; }
    public DateOnly? ValidUntil { get; init; }
    /// <summary>Hash of the signed PDF, once the job has made it.</summary>
    public string? Document { get; set; }
    /// <summary>Hash of the PDF with the holder's own electronic seal, when the bundle yields one.</summary>
    public string? ElectronicSeal { get; init; }
    /// <summary>Sealed with a development key: no legal force.</summary>
    public bool Development { get; set; }
    public int Version { get; set; } = 1;
    public required IReadOnlyList<ComponentLicence> Components { get; init; }
}

/// <summary>One department's permit on the composite licence (子证照).</summary>
public sealed record ComponentLicence(
    int Position, string ItemId, string Type, string Name, string Code, string DepartmentId, string IssuerName, JsonArray Face,
    LicenceState State, DateTimeOffset IssuedAt, DateOnly? ValidUntil);
