namespace Approval.Forms.DataElements;

/// <summary>The smallest reusable field, with the attributes of GB/T 19488.1.</summary>
/// <param name="Representation">Representation format of the standard, e.g. <c>an..100</c>, <c>n8</c>, <c>YYYYMMDD</c>.</param>
/// <param name="Synonyms">Names under which departments' forms ask for the same thing.</param>
/// <param name="SubmittingBody">Department that proposed the element.</param>
public sealed record DataElement(
    string Identifier,
    LocalizedText Name,
    LocalizedText Definition,
    ElementKind Kind,
    string Representation,
    ValueDomain Domain,
    string? Unit,
    ElementSource? Source,
    Classification Classification,
    IReadOnlyList<string> Synonyms,
    string SubmittingBody,
    ElementStatus Status,
    int Version);

/// <summary>Life of an element: a used one can be deprecated, never changed in meaning.</summary>
public enum ElementStatus
{
    Draft,
    Reviewed,
    Published,
    Deprecated,
}

/// <summary>Where the value is kept; an element has at most one authoritative source.</summary>
public sealed record ElementSource(string Department, bool Authoritative);

/// <summary>Protection level from 1 (open) to 5 (most sensitive) and whom the data is about.</summary>
public sealed record Classification(int Level, DataSubject Subject);

public enum DataSubject
{
    Personal,
    Organisation,
    Other,
}
