using Approval.Forms.Conditions;

namespace Approval.Forms.Items;

public enum ServiceItemKind
{
    Registration,
    Permit,
    Filing,
    Service,
}

/// <summary>What one department decides: guide, limits, form, materials, result.</summary>
/// <param name="ElectronicSeal">An approval yields an electronic seal together with the licence.</param>
public sealed record ServiceItem(
    string Id,
    int Version,
    LocalizedText Name,
    string Department,
    ServiceItemKind Kind,
    IReadOnlyList<LegalBasis> LegalBasis,
    ItemGuide Guide,
    ItemLimits Limits,
    FormDefinition Form,
    IReadOnlyList<MaterialRequest> Materials,
    IReadOnlyList<ItemResult> Results,
    ComponentLicenceDefinition? Licence,
    bool ElectronicSeal);

public sealed record LegalBasis(string Title, string? Article, string? Url);

public sealed record ItemGuide(LocalizedText Audience, IReadOnlyList<LocalizedText> Conditions, LocalizedText Fee, LocalizedText? Place);

/// <summary>Limits in working days (行政许可法 Art. 82); the promised one binds when it is shorter.</summary>
public sealed record ItemLimits(int StatutoryDays, int PromisedDays);

/// <summary>A material the item asks for; without a condition it is always required.</summary>
public sealed record MaterialRequest(string Material, Condition? RequiredWhen);

/// <summary>A value an approval yields; it becomes a value of the one form.</summary>
/// <param name="Generator">How the value is made; null when the reviewer enters it.</param>
public sealed record ItemResult(string Element, ResultGenerator? Generator, string? Prefix);

public enum ResultGenerator
{
    CreditCode,
    Serial,
    /// <summary>The date of the decision, in the office's zone.</summary>
    DecisionDate,
}

/// <summary>The component licence an approval yields and the elements on its face.</summary>
/// <param name="TypeCode">Licence type code (GB/T 36903): credit code of the defining body and three digits.</param>
public sealed record ComponentLicenceDefinition(string Type, string TypeCode, LocalizedText Name, int? ValidityYears, IReadOnlyList<string> Face);
