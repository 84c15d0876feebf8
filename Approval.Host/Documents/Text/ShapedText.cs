using System.Runtime.InteropServices;
using System.Text;
using Approval.Host.Documents.Fonts;

namespace Approval.Host.Documents.Text;

/// <summary>One character with the glyph that shows it; the advance is in thousandths of an em.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Glyph(TrueTypeFace Face, ushort Id, int CodePoint, int Advance);

/// <summary>Text whose glyphs are chosen. Widths are in thousandths of an em, so it serves every size.</summary>
internal sealed class ShapedText
{
    private const double MillimetresPerPoint = 25.4 / 72;

    private readonly ReadOnlyMemory<Glyph> _glyphs;

    public ShapedText(ReadOnlyMemory<Glyph> glyphs, IReadOnlyList<Rune> missing)
    {
        _glyphs = glyphs;
        Missing = missing;
        foreach (var glyph in glyphs.Span)
            Advance += glyph.Advance;
    }

    public ReadOnlySpan<Glyph> Glyphs => _glyphs.Span;

    /// <summary>Characters that no face has.</summary>
    public IReadOnlyList<Rune> Missing { get; }

    /// <summary>Sum of the advances in thousandths of an em.</summary>
    public int Advance { get; }

    public int Length => _glyphs.Length;

    /// <summary>Width in millimetres at a size in points, with <paramref name="letterSpacing"/> millimetres between characters.</summary>
    public double Width(double size, double letterSpacing = 0) =>
        (Advance * size * MillimetresPerPoint / 1000) + (Math.Max(0, Length - 1) * letterSpacing);

    public ShapedText Slice(LineRange range) => new(_glyphs.Slice(range.Start, range.Length), []);

    /// <summary>One em at a size in points, in millimetres.</summary>
    public static double Em(double size) => size * MillimetresPerPoint;

    public override string ToString()
    {
        var text = new StringBuilder(Length);
        foreach (var glyph in Glyphs)
            text.Append(new Rune(glyph.CodePoint).ToString());
        return text.ToString();
    }
}
