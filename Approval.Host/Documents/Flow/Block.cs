using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Tables;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Flow;

/// <summary>One thing after the other down the page.</summary>
public abstract record Block;

/// <summary>Text broken into lines; it may run on to the next page.</summary>
/// <param name="Indent">Characters by which the first line is moved in; two in running Chinese text.</param>
public sealed record Paragraph(string Text, TextStyle Style, int Indent = 0) : Block;

/// <summary>Rows under headings that are repeated on every page; a row is never divided.</summary>
public sealed record TableBlock(IReadOnlyList<TableColumn> Columns, TableStyle Style, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>Empty room; it vanishes at the head of a page.</summary>
public sealed record Space(double Height) : Block;

/// <summary>A line from margin to margin.</summary>
public sealed record Rule(Rgb Colour, double Width) : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>A QR code of <c>Size</c> millimetres at the left margin.</summary>
public sealed record QrBlock(string Text, double Size) : Block;

/// <summary>落款: issuing body and date at the right, the seal over them. It makes the document a signed one; a document has at most one.</summary>
public sealed record IssuerBlock(string Issuer, DateOnly Date, TextStyle Style, SealDesign Seal) : Block;
