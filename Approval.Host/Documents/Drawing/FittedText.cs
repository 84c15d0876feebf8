using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Drawing;

/// <summary>A text broken into lines at one size (points).</summary>
internal sealed record FittedText(ShapedText Text, double Size, IReadOnlyList<LineRange> Lines)
{
    public static FittedText Break(ShapedText text, double size, double width, TextStyle style) =>
        new(text, size, LineBreaker.Break(text.Glyphs, width / ShapedText.Em(size) * 1000, style.LetterSpacing * 1000));

    /// <summary>Millimetres that all lines take.</summary>
    public double Height(TextStyle style) => Math.Max(1, Lines.Count) * ShapedText.Em(Size) * style.LineHeight;
}
