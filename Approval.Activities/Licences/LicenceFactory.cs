using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Forms;
using Approval.Forms.Bundles;

namespace Approval.Activities.Licences;

/// <summary>What the licence job made: numbers and, once printed, the documents' hashes.</summary>
public sealed record MadeLicence(LicenceNumbers Numbers, string? Document, string? ElectronicSeal, bool DevelopmentKey);

/// <summary>Builds the licence of a case from what was approved.</summary>
internal static class LicenceFactory
{
    public static Licence Create(Case subject, IReadOnlyList<CaseItem> items, BundleRelease release, MadeLicence made)
    {
        var definition = release.Bundle.Licence;
        var issuer = release.Department(definition.Issuer);
        var face = Face(release, subject.Form, definition.Face);
        return new Licence
        {
            Id = made.Numbers.LicenceId,
            Type = definition.Type,
            Name = definition.Name.Zh,
            Code = made.Numbers.Code,
            VerifyCode = made.Numbers.VerifyCode,
            HolderName = subject.SubjectName ?? subject.ApplicantName,
            HolderCode = CaseForm.SubjectCode(release, subject.Form),
            IssuerId = issuer.Id,
            IssuerName = issuer.Name.Zh,
            Face = face,
            IssuedAt = made.Numbers.IssuedAt,
            ValidUntil = ValidUntil(made.Numbers.IssuedAt, definition.ValidityYears),
            Document = made.Document,
            ElectronicSeal = made.ElectronicSeal,
            Development = made.DevelopmentKey,
            Components = [.. items.Where(i => made.Numbers.Components.ContainsKey(i.ItemId)).Select((item, i) => Component(subject, release, made.Numbers, item, i + 1))],
        };
    }

    private static ComponentLicence Component(Case subject, BundleRelease release, LicenceNumbers numbers, CaseItem item, int position)
    {
        var (definition, department) = (release.Item(item.ItemId).Licence!, release.Department(item.DepartmentId));
        var face = new JsonArray([.. definition.Face.Select(element => Line(element, CaseForm.LabelOf(release, element), CaseForm.PublicDisplay(release, element, subject.Form)))]);
        return new ComponentLicence(position, item.ItemId, definition.Type, definition.Name.Zh, numbers.Components[item.ItemId], department.Id, department.Name.Zh, face,
            LicenceState.Valid, numbers.IssuedAt, ValidUntil(numbers.IssuedAt, definition.ValidityYears));
    }

    private static JsonArray Face(BundleRelease release, JsonObject form, IReadOnlyList<LicenceFaceField> fields) =>
        new([.. fields.Select(f => Line(f.Element, f.Label, f.Element is { } element ? CaseForm.PublicDisplay(release, element, form) : f.Text!.Zh))]);

    private static JsonObject Line(string? element, LocalizedText label, string value) =>
        new() { ["element"] = element, ["label"] = JsonSerializer.SerializeToNode(label), ["value"] = value };

    private static DateOnly? ValidUntil(DateTimeOffset issuedAt, int? years) =>
        years is { } n ? OfficeTime.DateOf(issuedAt).AddYears(n).AddDays(-1) : null;
}
