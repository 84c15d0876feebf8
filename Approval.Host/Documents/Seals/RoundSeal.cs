using System.Text;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Seals;

/// <summary>Draws a round official seal. All lengths are shares of the diameter, so every size has the same look.</summary>
internal sealed class RoundSeal
{
    private const double RingWidth = 0.029;
    private const double RingGap = 0.026;
    private const double StarRadius = 0.165;
    private const double LineHeight = 0.088;
    private const double LineOffset = 0.284;
    private const double LineWidest = 0.57;
    private const double NumberHeight = 0.050;
    private const double NumberStep = 0.075;

    private readonly SealDesign _design;
    private readonly FontStack _font;
    private readonly List<Mark> _marks = [];
    private readonly List<Rune> _missing = [];
    private readonly double _centre;

    private RoundSeal(SealDesign design, FontStack font)
    {
        _design = design;
        _font = font;
        _centre = design.Diameter / 2;
    }

    /// <summary>The seal as a picture of its own diameter, and the characters that no face has.</summary>
    public static (Picture Picture, IReadOnlyList<Rune> Missing) Draw(SealDesign design, FontCatalog fonts)
    {
        var seal = new RoundSeal(design, fonts["serif-bold"]);
        seal.DrawRing();
        seal.DrawStar();
        seal.DrawName();
        seal.DrawLine();
        seal.DrawNumber();
        return (new Picture(design.Diameter, design.Diameter, seal._marks), seal._missing);
    }

    private void DrawRing()
    {
        var width = _design.Diameter * RingWidth;
        _marks.Add(new PathMark(new VectorPath().AddCircle(_centre, _centre, _centre - (width / 2)), null, _design.Colour, width));
    }

    // The inner corners of a regular pentagram lie at this share of its radius: sin 18° / sin 54°.
    private void DrawStar()
    {
        var inner = Math.Sin(Math.PI / 10) / Math.Sin(Math.PI * 3 / 10);
        var radius = _design.Diameter * StarRadius;
        var points = Enumerable.Range(0, 10).Select(i => (i * Math.PI / 5, i % 2 == 0 ? radius : radius * inner));
        _marks.Add(new PathMark(new VectorPath().AddPolar(_centre, _centre, points), _design.Colour));
    }

    private void DrawName()
    {
        var text = Shape(_design.Name);
        var arc = NameArc.For(text.Length, _design.Diameter, _centre - (_design.Diameter * (RingWidth + RingGap)));
        for (var i = 0; i < text.Length; i++)
        {
            var angle = arc.Step * (i - ((text.Length - 1) / 2.0));
            Stamp(text.Glyphs[i], arc.GlyphWidth, arc.GlyphHeight, Matrix.Move(0, -arc.Radius).Then(Matrix.Turn(angle)));
        }
    }

    private void DrawLine()
    {
        if (_design.Line is not { } line)
            return;
        var text = Shape(line);
        var height = _design.Diameter * LineHeight;
        var width = Math.Min(height, _design.Diameter * LineWidest / (Math.Max(1, text.Advance) / 1000.0));
        var x = -text.Advance / 1000.0 * width / 2;
        foreach (var glyph in text.Glyphs)
        {
            var advance = glyph.Advance / 1000.0 * width;
            Stamp(glyph, width, height, Matrix.Move(x + (advance / 2), _design.Diameter * LineOffset));
            x += advance;
        }
    }

    // Read from left to right along the bottom: the feet of the figures point to the ring.
    private void DrawNumber()
    {
        if (_design.Number is not { } number)
            return;
        var text = Shape(number);
        var height = _design.Diameter * NumberHeight;
        var radius = _centre - (_design.Diameter * (RingWidth + RingGap)) - (height / 2);
        for (var i = 0; i < text.Length; i++)
        {
            var angle = -NumberStep * (i - ((text.Length - 1) / 2.0));
            Stamp(text.Glyphs[i], height, height, Matrix.Move(0, radius).Then(Matrix.Turn(angle)));
        }
    }

    /// <summary>Adds a glyph whose square is centred on the origin, then moved by <paramref name="place"/> from the seal's centre.</summary>
    private void Stamp(Glyph glyph, double width, double height, Matrix place)
    {
        // The outline's origin is on the baseline; the square's middle lies above it.
        var centred = Matrix.Move(-glyph.Advance / 2000.0, EmSquare.BaselineBelowCentre);
        var matrix = centred.Then(Matrix.Scale(width, height)).Then(place).Then(Matrix.Move(_centre, _centre));
        _marks.Add(new GlyphMark(glyph, matrix, _design.Colour));
    }

    private ShapedText Shape(string text)
    {
        var shaped = _font.Shape(text);
        _missing.AddRange(shaped.Missing);
        return shaped;
    }
}
