using System.Buffers;
using System.Text;
using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Pdf;

/// <summary>Writes marks as content operators. Millimetres from the top become points from the bottom here and nowhere else.</summary>
internal sealed class ContentStream(double height)
{
    // Two decimal places are 1/7000 of an inch: finer than any printer, and a third shorter than full figures.
    private const int Coarse = 2;
    private const int Fine = 4;

    // In ems; wider letters would be copied as separate words, so their text is given as a whole.
    private const double WideSpacing = 0.15;

    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    private Rgb _fill = Rgb.Black;
    private Rgb _stroke = Rgb.Black;
    private double _lineWidth = -1;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Path(PathMark mark)
    {
        SetColours(mark);
        foreach (var segment in mark.Path.Segments)
            Segment(segment, height);
        Operator((mark.Fill, mark.Stroke) switch
        {
            (not null, not null) => "B\n",
            (not null, null) => "f\n",
            _ => "S\n",
        });
    }

    /// <summary>Writes the tile anew at each place: equal bytes pack to almost nothing.</summary>
    public void Pattern(PatternMark mark)
    {
        SetStroke(mark.Stroke, mark.LineWidth);
        foreach (var place in mark.Places)
        {
            Operator("q ");
            Transform(place, 1);
            Operator("cm ");
            // Inside, the origin is the tile's own and y still runs downwards.
            foreach (var segment in mark.Tile.Segments)
                Segment(segment, 0);
            Operator("S Q\n");
        }
    }

    /// <summary>Shows one glyph through a matrix of its own.</summary>
    public void Glyph(GlyphMark mark, DocumentFonts fonts)
    {
        var use = fonts.UseAsFigure(mark.Glyph.Face);
        SetFill(mark.Colour);
        Operator($"BT /{use.Name} 1 Tf ");
        Transform(mark.Place, PdfText.Points(1));
        Operator("Tm <");
        Hex(use.Subset.Use(mark.Glyph.Id, mark.Glyph.CodePoint));
        Operator("> Tj ET\n");
    }

    public void Text(TextMark mark, DocumentFonts fonts)
    {
        SetFill(mark.Colour);
        var spread = mark.LetterSpacing > Documents.Text.ShapedText.Em(mark.Size) * WideSpacing;
        if (spread)
            Operator($"/Span << /ActualText {PdfText.Text(mark.Text.ToString())} >> BDC ");
        Operator("BT ");
        Length(mark.LetterSpacing);
        Operator("Tc ");
        Point(mark.X, mark.Baseline, height);
        Operator("Td ");
        var glyphs = mark.Text.Glyphs;
        for (var start = 0; start < glyphs.Length;)
        {
            var end = start + 1;
            while (end < glyphs.Length && ReferenceEquals(glyphs[end].Face, glyphs[start].Face))
                end++;
            Run(glyphs[start..end], mark.Size, fonts);
            start = end;
        }
        Operator(spread ? "ET EMC\n" : "ET\n");
    }

    /// <summary>Paints a form of the given height with its top left corner at X, Y.</summary>
    public void Picture(string name, PictureMark mark)
    {
        Operator("q 1 0 0 1 ");
        Point(mark.X, mark.Y + mark.Picture.Height, height);
        Operator($"cm /{name} Do Q\n");
    }

    private void Run(ReadOnlySpan<Documents.Text.Glyph> glyphs, double size, DocumentFonts fonts)
    {
        var use = fonts.Use(glyphs[0].Face);
        Operator($"/{use.Name} ");
        Number(size);
        Operator("Tf <");
        foreach (var glyph in glyphs)
            Hex(use.Subset.Use(glyph.Id, glyph.CodePoint));
        Operator("> Tj ");
    }

    private void Segment(PathSegment segment, double top)
    {
        switch (segment.Step)
        {
            case PathStep.Move:
                Point(segment.X, segment.Y, top);
                Operator("m ");
                break;
            case PathStep.Line:
                Point(segment.X, segment.Y, top);
                Operator("l ");
                break;
            case PathStep.Curve:
                Point(segment.X1, segment.Y1, top);
                Point(segment.X2, segment.Y2, top);
                Point(segment.X, segment.Y, top);
                Operator("c ");
                break;
            default:
                Operator("h ");
                break;
        }
    }

    private void SetColours(PathMark mark)
    {
        if (mark.Fill is { } fill)
            SetFill(fill);
        if (mark.Stroke is { } stroke)
            SetStroke(stroke, mark.LineWidth);
    }

    private void SetStroke(Rgb colour, double width)
    {
        if (colour != _stroke)
            Colour(_stroke = colour, "RG ");
        if (width.Equals(_lineWidth))
            return;
        _lineWidth = width;
        Length(width);
        Operator("w ");
    }

    private void SetFill(Rgb colour)
    {
        if (colour != _fill)
            Colour(_fill = colour, "rg ");
    }

    private void Colour(Rgb colour, string name)
    {
        Number(colour.Red / 255.0);
        Number(colour.Green / 255.0);
        Number(colour.Blue / 255.0);
        Operator(name);
    }

    private void Point(double x, double y, double top)
    {
        Length(x);
        Length(top - y);
    }

    // A matrix of downward millimetres in upward points: whatever touches one of the two y's changes its sign.
    private void Transform(Matrix matrix, double scale)
    {
        Number(matrix.A * scale, Fine);
        Number(-matrix.B * scale, Fine);
        Number(-matrix.C * scale, Fine);
        Number(matrix.D * scale, Fine);
        Point(matrix.E, matrix.F, height);
    }

    private void Length(double millimetres) => Number(PdfText.Points(millimetres));

    private void Operator(string text) => Encoding.ASCII.GetBytes(text, _bytes);

    private void Hex(ushort value)
    {
        var span = _bytes.GetSpan(4);
        for (var i = 0; i < 4; i++)
            span[i] = (byte)"0123456789ABCDEF"[(value >> (12 - (4 * i))) & 0xF];
        _bytes.Advance(4);
    }

    private void Number(double value, int places = Coarse)
    {
        var rounded = Math.Round(value, places, MidpointRounding.AwayFromZero);
        System.Buffers.Text.Utf8Formatter.TryFormat((decimal)rounded, _bytes.GetSpan(32), out var written);
        _bytes.Advance(written);
        Operator(" ");
    }
}
