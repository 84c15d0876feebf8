namespace Approval.Forms.DataElements;

/// <summary>The kinds of data elements; the names in the definitions are the same in lower camel case.</summary>
public enum ElementKind
{
    Text,
    LongText,
    Integer,
    Decimal,
    Money,
    Percentage,
    Date,
    DateTime,
    YearMonth,
    YesNo,
    Choice,
    Choices,
    CodeList,
    Division,
    Industry,
    CreditCode,
    IdNumber,
    Phone,
    Email,
    Address,
    Attachment,
    Picture,
    Signature,
    Group,
    Computed,
    Heading,
    Note,
    Divider,
}

public static class ElementKindTraits
{
    /// <summary>Static kinds are shown and never hold a value.</summary>
    public static bool IsStatic(this ElementKind kind) => kind is ElementKind.Heading or ElementKind.Note or ElementKind.Divider;
}
