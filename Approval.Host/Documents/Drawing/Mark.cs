using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Drawing;

/// <summary>What a page consists of once everything has its place: paths, set text and pictures, painted in order.</summary>
internal abstract record Mark;

/// <summary>A filled or stroked path; line width in millimetres.</summary>
internal sealed record PathMark(VectorPath Path, Rgb? Fill, Rgb? Stroke = null, double LineWidth = 0) : Mark;

/// <summary>One stroked path repeated at several places, for patterns.</summary>
internal sealed record PatternMark(VectorPath Tile, Rgb Stroke, double LineWidth, IReadOnlyList<Matrix> Places) : Mark;

/// <summary>Set text on one baseline: X, Y and letter spacing in millimetres, size in points.</summary>
internal sealed record TextMark(double X, double Baseline, ShapedText Text, double Size, Rgb Colour, double LetterSpacing = 0) : Mark;

/// <summary>
/// One glyph as a figure, turned and stretched: <c>Place</c> leads from ems (origin at the left end of the baseline, y downwards) to millimetres.
/// It is part of a picture and not read as text.
/// </summary>
internal sealed record GlyphMark(Glyph Glyph, Matrix Place, Rgb Colour) : Mark;

/// <summary>A picture whose top left corner is at X, Y.</summary>
internal sealed record PictureMark(Picture Picture, double X, double Y) : Mark;
