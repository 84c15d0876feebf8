namespace Approval.Host.Documents.Drawing;

/// <summary>One page: size in millimetres and its marks in painting order.</summary>
internal sealed record PaintedPage(double Width, double Height, IReadOnlyList<Mark> Marks);

/// <summary>Where the signature shows: the seal's picture with its top left corner on a page.</summary>
internal sealed record SealPlace(int PageIndex, double X, double Y, Picture Appearance, string Reason);

/// <summary>A document ready to be written: nothing in it needs measuring any more.</summary>
/// <param name="Title">Shown by viewers as the window's title.</param>
/// <param name="Author">The issuing body.</param>
/// <param name="Pages">At least one.</param>
/// <param name="Seal">Null when the document is not signed.</param>
internal sealed record PaintedDocument(string Title, string Author, IReadOnlyList<PaintedPage> Pages, SealPlace? Seal = null);
