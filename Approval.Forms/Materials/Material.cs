namespace Approval.Forms.Materials;

/// <summary>A document that items ask for.</summary>
/// <param name="Accept">Media types that may be uploaded.</param>
/// <param name="MaxBytes">Largest upload in bytes.</param>
/// <param name="WaivedBy">What may stand in for it: <c>commitment</c>, <c>shared-data</c>, <c>licence-held</c>.</param>
public sealed record Material(
    string Id,
    LocalizedText Name,
    string? LegalBasis,
    string? Issuer,
    IReadOnlyList<string> Accept,
    long MaxBytes,
    int? Copies,
    LocalizedText? Note,
    string? Template,
    IReadOnlyList<string> WaivedBy,
    DataElements.Classification? Classification);
