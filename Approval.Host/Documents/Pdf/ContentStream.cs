using System.Buffers;
using System.Text;
using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Pdf;

/// <summary>Writes marks as content operators. Millimetres from the top become points from the bottom here and nowhere else.</summary>
internal sealed class ContentStream(double height)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    private Rgb _fill = Rgb.Black;
    private Rgb _stroke = Rgb.Black;
    private double _lineWidth = -1;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Path(PathMark mark)
    {
        SetColours(mark);
        foreach (var segment in mark.Path.Segments)
            Segment(segment);
        Operator((mark.Fill, mark.Stroke) switch
        {
            (not null, not null) => "B\n",
            (not null, null) => "f\n",
            _ => "S\n",
        });
    }

    public void Text(TextMark mark, DocumentFonts fonts)
    {
        SetFill(mark.Colour);
        Operator("BT ");
        Length(mark.LetterSpacing);
        Operator("Tc ");
        Point(mark.X, mark.Baseline);
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
        Operator("ET\n");
    }

    /// <summary>Paints a form of the given height with its top left corner at X, Y.</summary>
    public void Picture(string name, PictureMark mark)
    {
        Operator("q 1 0 0 1 ");
        Point(mark.X, mark.Y + mark.Picture.Height);
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

    private void Segment(PathSegment segment)
    {
        switch (segment.Step)
        {
            case PathStep.Move:
                Point(segment.X, segment.Y);
                Operator("m ");
                break;
            case PathStep.Line:
                Point(segment.X, segment.Y);
                Operator("l ");
                break;
            case PathStep.Curve:
                Point(segment.X1, segment.Y1);
                Point(segment.X2, segment.Y2);
                Point(segment.X, segment.Y);
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
        if (mark.Stroke is not { } stroke)
            return;
        if (stroke != _stroke)
            Colour(_stroke = stroke, "RG ");
        if (mark.LineWidth.Equals(_lineWidth))
            return;
        _lineWidth = mark.LineWidth;
        Length(mark.LineWidth);
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

    private void Point(double x, double y)
    {
        Length(x);
        Length(height - y);
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

    // Two places are 1/7000 of an inch: finer than any printer, and a third shorter than full figures.
    private void Number(double value)
    {
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        var span = _bytes.GetSpan(24);
        var at = 0;
        if (hundredths < 0)
            span[at++] = (byte)'-';
        hundredths = Math.Abs(hundredths);
        System.Buffers.Text.Utf8Formatter.TryFormat(hundredths / 100, span[at..], out var written);
        at += written;
        var rest = (int)(hundredths % 100);
        if (rest != 0)
        {
            span[at++] = (byte)'.';
            span[at++] = (byte)('0' + (rest / 10));
            if (rest % 10 != 0)
                span[at++] = (byte)('0' + (rest % 10));
        }
        span[at++] = (byte)' ';
        _bytes.Advance(at);
    }
}
