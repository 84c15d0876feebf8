using Approval.Forms.Situations;

namespace Approval.Forms.Bundles;

public enum BundleKind
{
    OneThing,
    TradeLicence,
}

/// <summary>Several service items that one applicant needs for one purpose, applied for once.</summary>
/// <param name="Region">Division code (GB/T 2260) in which the bundle is offered.</param>
/// <param name="PromisedDays">Working days promised for the whole.</param>
/// <param name="Calendar">Family of legal calendars, e.g. <c>cn</c>.</param>
/// <param name="Workflow">File name of the workflow beside the bundle.</param>
/// <param name="Sections">Sections of the merged form in order.</param>
public sealed record Bundle(
    string Id,
    int Version,
    BundleKind Kind,
    LocalizedText Name,
    LocalizedText Summary,
    string LeadDepartment,
    string Region,
    BundleAudience Audience,
    int PromisedDays,
    BundleSubject? Subject,
    string Calendar,
    string Workflow,
    string LicenceLayout,
    IReadOnlyList<BundleItem> Items,
    IReadOnlyList<BundlePackage> Packages,
    IReadOnlyList<BundleSection> Sections,
    IReadOnlyList<SituationQuestion> Questions,
    PartialApproval PartialApproval,
    CompositeLicenceDefinition Licence);

/// <summary>Elements that name, and identify, whom or what a case is about.</summary>
public sealed record BundleSubject(string Name, string? Code);

public enum BundleAudience
{
    Organisation,
    Person,
}

/// <summary>An item of a bundle; it is released when the items of <paramref name="After"/> are approved.</summary>
public sealed record BundleItem(string Item, bool Mandatory, IReadOnlyList<string> After);

/// <summary>A named subset. Of each list in <paramref name="OneOf"/> exactly one item is chosen.</summary>
public sealed record BundlePackage(string Id, LocalizedText Name, IReadOnlyList<string> Items, IReadOnlyList<IReadOnlyList<string>> OneOf);

public sealed record BundleSection(string Id, LocalizedText Title);

/// <summary>What a bundle yields when not every item is approved.</summary>
public sealed record PartialApproval(string MandatoryRefused, string OptionalRefused);

/// <summary>The composite licence of the bundle.</summary>
/// <param name="Issuer">Department that issues and seals it.</param>
public sealed record CompositeLicenceDefinition(
    string Type, string TypeCode, LocalizedText Name, string Issuer, int? ValidityYears, IReadOnlyList<LicenceFaceField> Face);

/// <summary>A field on the face: the value of an element, or a fixed text.</summary>
public sealed record LicenceFaceField(string? Element, LocalizedText? Text, LocalizedText Label);
