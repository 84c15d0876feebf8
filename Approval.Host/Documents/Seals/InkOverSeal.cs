using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Seals;

/// <summary>
/// Seal ink lets print shine through, and PDF/A-1 knows no transparency: so the type that lies under the seal's ink is painted once more
/// above it, and name and date stay legible as they do on paper.
/// </summary>
internal static class InkOverSeal
{
    /// <summary>The seal, with its top left corner at X, Y, and above it the glyphs of <paramref name="marks"/> that its ink touches.</summary>
    public static Picture Draw(Picture seal, double x, double y, IReadOnlyList<Mark> marks)
    {
        var shining = marks.OfType<TextMark>().SelectMany(text => GlyphsUnder(seal, x, y, text)).ToList();
        return shining.Count == 0 ? seal : new Picture(seal.Width, seal.Height, [.. seal.Marks, .. shining]);
    }

    private static List<GlyphMark> GlyphsUnder(Picture seal, double x, double y, TextMark text)
    {
        var found = new List<GlyphMark>();
        var whole = new Box(0, 0, seal.Width, seal.Height);
        var em = ShapedText.Em(text.Size);
        var at = text.X - x;
        var baseline = text.Baseline - y;
        foreach (var glyph in text.Text.Glyphs)
        {
            var advance = glyph.Advance * em / 1000;
            var place = new Box(at, baseline - (em * EmSquare.Baseline), advance, em);
            // Only where there is ink: painted twice, type looks heavier on a screen.
            if (Overlap(place, whole) && seal.Marks.Any(ink => Touches(ink, place, seal.Width / 2)))
                found.Add(new GlyphMark(glyph, Matrix.Scale(em, em).Then(Matrix.Move(at, baseline)), text.Colour));
            at += advance + text.LetterSpacing;
        }
        return found;
    }

    private static bool Touches(Mark ink, Box place, double centre) => ink switch
    {
        GlyphMark glyph => Overlap(Around(EmSquare.Corners(glyph.Glyph).Select(c => glyph.Place.Apply(c.X, c.Y))), place),
        PathMark { Fill: not null } path => Overlap(Around(path.Path.Segments.Where(s => s.Step != PathStep.Close).Select(s => (s.X, s.Y))), place),
        PathMark ring => CrossesRing(place, centre, ring.LineWidth),
        _ => false,
    };

    // Nearest and farthest point of the place lie on both sides of the ring, or on it.
    private static bool CrossesRing(Box place, double radius, double width)
    {
        var (dx, dy) = (Math.Abs(place.CentreX - radius), Math.Abs(place.CentreY - radius));
        var nearest = Math.Sqrt(Square(Math.Max(0, dx - (place.Width / 2))) + Square(Math.Max(0, dy - (place.Height / 2))));
        var farthest = Math.Sqrt(Square(dx + (place.Width / 2)) + Square(dy + (place.Height / 2)));
        return nearest <= radius && farthest >= radius - width;
    }

    private static Box Around(IEnumerable<(double X, double Y)> points)
    {
        var list = points.ToList();
        var (left, top) = (list.Min(p => p.X), list.Min(p => p.Y));
        return new Box(left, top, list.Max(p => p.X) - left, list.Max(p => p.Y) - top);
    }

    private static bool Overlap(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static double Square(double value) => value * value;
}
