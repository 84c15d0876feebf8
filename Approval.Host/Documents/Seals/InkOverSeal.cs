using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Seals;

/// <summary>
/// Seal ink lets print shine through, and PDF/A-1 knows no transparency: so the type that lies under the seal is painted once more
/// above it, and name and date stay legible as they do on paper.
/// </summary>
internal static class InkOverSeal
{
    /// <summary>The seal with the glyphs of <paramref name="marks"/> that its circle, with its top left corner at X, Y, touches.</summary>
    public static Picture Draw(Picture seal, double x, double y, IReadOnlyList<Mark> marks)
    {
        var shining = marks.OfType<TextMark>().SelectMany(text => GlyphsUnder(seal, x, y, text)).ToList();
        return shining.Count == 0 ? seal : new Picture(seal.Width, seal.Height, [.. seal.Marks, .. shining]);
    }

    private static List<GlyphMark> GlyphsUnder(Picture seal, double x, double y, TextMark text)
    {
        var found = new List<GlyphMark>();
        var em = ShapedText.Em(text.Size);
        var at = text.X - x;
        var baseline = text.Baseline - y;
        foreach (var glyph in text.Text.Glyphs)
        {
            if (Touches(seal, at, baseline, em))
                found.Add(new GlyphMark(glyph, Matrix.Scale(em, em).Then(Matrix.Move(at, baseline)), text.Colour));
            at += (glyph.Advance * em / 1000) + text.LetterSpacing;
        }
        return found;
    }

    private static bool Touches(Picture seal, double left, double baseline, double em)
    {
        var (dx, dy) = (left + (em / 2) - (seal.Width / 2), baseline - (em * EmSquare.BaselineBelowCentre) - (seal.Height / 2));
        return Math.Sqrt((dx * dx) + (dy * dy)) < (seal.Width + em) / 2;
    }
}
