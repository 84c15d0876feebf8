using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Layouts;

/// <summary>
/// Where everything stands on a licence's page; read from <c>licence-layout.json</c>. Lengths in millimetres from the top
/// left corner, sizes of type in points, colours <c>#RRGGBB</c>.
/// </summary>
/// <param name="Identifier">Stable name, kebab case.</param>
/// <param name="Version">From 1; an issued licence keeps the version it was made with.</param>
/// <param name="Name">For the people who choose among layouts.</param>
/// <param name="Page">The paper; A4 landscape is 297 by 210.</param>
/// <param name="Border">Frame and paper tint.</param>
/// <param name="Ornament">A rosette at the head; it stands for no authority, unlike the national emblem, whose use the law reserves. Null for none.</param>
/// <param name="Texts">Fixed texts, with placeholders such as <c>{title}</c>.</param>
/// <param name="Rules">Lines.</param>
/// <param name="Face">照面信息.</param>
/// <param name="Components">The table of component licences (子证照).</param>
/// <param name="Qr">Place of the code that opens the verify page.</param>
/// <param name="Seal">Place of the seal, which is also the signature's appearance.</param>
/// <param name="DevelopmentNotice">Shown when the signing key is not a real one; every layout must have a place for it.</param>
public sealed record LicenceLayout(
    string Identifier,
    int Version,
    string Name,
    PageSize Page,
    BorderElement Border,
    OrnamentElement? Ornament,
    IReadOnlyList<TextElement> Texts,
    IReadOnlyList<RuleElement> Rules,
    FaceElement Face,
    ComponentsElement Components,
    QrElement Qr,
    SealElement Seal,
    TextElement DevelopmentNotice)
{
    /// <summary>Name of the schema file, for editors.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

/// <summary>Millimetres.</summary>
public sealed record PageSize(double Width, double Height)
{
    internal Box Box => new(0, 0, Width, Height);
}

/// <summary>The frame: its distance from the edge, the width of its band, its colours and the paper's tint.</summary>
public sealed record BorderElement(double Inset, double Band, Rgb Colour, Rgb Accent, Rgb Paper, Rgb Waves);

/// <summary>A drawn rosette around a centre.</summary>
public sealed record OrnamentElement(double X, double Y, double Diameter, Rgb Colour, Rgb Accent);

/// <summary>One line of text. <c>Text</c> may hold <c>{title} {subtitle} {licenceCode} {issuer} {issuedOn} {issuedOnChinese} {verifyUrl}</c>.</summary>
public sealed record TextElement(string Name, string Text, Box Box, TextStyle Style);

/// <summary>A straight line.</summary>
public sealed record RuleElement(double X1, double Y1, double X2, double Y2, double Width, Rgb Colour);

/// <summary>Labels and values one below the other; all shrink together until they fit, spare room goes between them.</summary>
/// <param name="Gap">Between label and value.</param>
/// <param name="RowGap">Largest distance between two fields.</param>
public sealed record FaceElement(Box Box, double LabelWidth, double Gap, double RowGap, TextStyle Label, TextStyle Value, IReadOnlyList<FaceField> Fields);

/// <summary>One field of the face. <c>Optional</c> leaves it out when the data lack it; otherwise that is an error.</summary>
public sealed record FaceField(string Field, string Label, bool Optional = false);

/// <summary>What a column of the table of component licences shows.</summary>
public enum ComponentFact
{
    Ordinal,
    Name,
    Code,
    Issuer,
    State,
    Validity,
    StateAndValidity,
}

/// <summary>A column of the table of component licences.</summary>
public sealed record ComponentColumn(string Title, ComponentFact Fact, double Width, TextAlign Align = TextAlign.Left);

/// <summary>The table of component licences; widths of the columns must add up to the box's width.</summary>
public sealed record ComponentsElement(Box Box, TextStyle Header, TextStyle Cell, Rgb LineColour, Rgb? HeaderFill, double LineWidth, double Padding, double RowHeight, IReadOnlyList<ComponentColumn> Columns);

/// <summary>A square code of <c>Size</c> millimetres, quiet zone included; below 25 phones fail to read worn prints.</summary>
public sealed record QrElement(double X, double Y, double Size, Rgb Colour, Qr.QrCorrection Correction = Qr.QrCorrection.Medium)
{
    internal Box Box => new(X, Y, Size, Size);
}

/// <summary>A round seal around a centre; the issuing body's name runs along its ring.</summary>
/// <param name="Line">Under the star; null for none.</param>
public sealed record SealElement(double X, double Y, double Diameter, Rgb Colour, string? Line)
{
    internal Box Box => new(X - (Diameter / 2), Y - (Diameter / 2), Diameter, Diameter);
}
