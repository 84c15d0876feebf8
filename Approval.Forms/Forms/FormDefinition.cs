using Approval.Forms.Conditions;
using Approval.Forms.DataElements;

namespace Approval.Forms;

/// <summary>One department's own form: sections in its order, each with fields bound to data elements.</summary>
public sealed record FormDefinition(IReadOnlyList<FormSection> Sections)
{
    /// <summary>All fields in reading order.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(section => section.Fields);
}

/// <summary>A section; its id is matched with the sections of a bundle when forms are merged.</summary>
public sealed record FormSection(string Id, LocalizedText Title, IReadOnlyList<FormField> Fields);

/// <summary>A field of a department's form: a binding of a data element with what this department adds to it.</summary>
/// <param name="Element">Identifier of the element, or <c>group.member</c> to say more about one member of a bound group.</param>
/// <param name="FromResult">The value is what another item's approval yields; the applicant is asked only when no chosen item yields it.</param>
/// <param name="Stricter">What this department asks beyond the element's own value domain; for a group,
/// <see cref="ValueDomain.Members"/> names the only members this department binds.</param>
/// <param name="LegalBasis">Why the department may ask this, as it is shown to people.</param>
public sealed record FormField(
    string Element,
    bool Required = false,
    Condition? RequiredWhen = null,
    Condition? VisibleWhen = null,
    LocalizedText? Label = null,
    LocalizedText? Help = null,
    ValueDomain? Stricter = null,
    string? LegalBasis = null,
    bool FromResult = false);
