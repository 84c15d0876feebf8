using System.Runtime.InteropServices;

namespace Approval.Host.Documents.Text;

/// <summary>A line of a paragraph: glyphs [Start, Start + Length); <see cref="Ends"/> when the paragraph ends here by itself.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineRange(int Start, int Length, bool Ends);

/// <summary>
/// Breaks Chinese text into lines after the rules of GB/T 15834 and the W3C's requirements for Chinese text layout: no closing punctuation at the
/// head of a line, no opening punctuation at its end, dashes and ellipses in one piece, Latin words and numbers kept whole.
/// </summary>
internal static class LineBreaker
{
    /// <summary>Breaks to <paramref name="width"/> thousandths of an em; <paramref name="spacing"/> is added between characters in the same unit.</summary>
    public static List<LineRange> Break(ReadOnlySpan<Glyph> glyphs, double width, double spacing = 0)
    {
        var lines = new List<LineRange>();
        var start = 0;
        while (start < glyphs.Length)
        {
            var (end, next, ends) = NextLine(glyphs, start, width, spacing);
            lines.Add(new LineRange(start, end - start, ends));
            start = next;
        }
        return lines;
    }

    private static (int End, int Next, bool Ends) NextLine(ReadOnlySpan<Glyph> glyphs, int start, double width, double spacing)
    {
        var used = 0.0;
        var at = start;
        while (at < glyphs.Length)
        {
            if (glyphs[at].CodePoint == '\n')
                return (at, at + 1, true);
            var atom = AtomEnd(glyphs, at);
            var wide = Width(glyphs[at..atom], spacing);
            if (used + wide - Slack(glyphs, atom) - spacing > width)
                return at == start ? Torn(glyphs, start, atom, width, spacing) : WithoutSpaces(glyphs, start, at);
            used += wide;
            at = atom;
        }
        return (at, at, true);
    }

    // A word wider than the whole line has to be torn, at a joint if it has one; at least one character goes on, so that the breaking always ends.
    private static (int End, int Next, bool Ends) Torn(ReadOnlySpan<Glyph> glyphs, int start, int atom, double width, double spacing)
    {
        var used = 0.0;
        var (at, joint) = (start, start);
        while (at < atom && (at == start || used + glyphs[at].Advance <= width))
        {
            used += glyphs[at].Advance + spacing;
            if (Punctuation.Joins(glyphs[at++].CodePoint))
                joint = at;
        }
        var end = joint > start && at < atom ? joint : at;
        return (end, end, end == glyphs.Length);
    }

    // A space that meets the break neither ends the one line nor begins the next.
    private static (int End, int Next, bool Ends) WithoutSpaces(ReadOnlySpan<Glyph> glyphs, int start, int at)
    {
        var end = at;
        while (end > start && Punctuation.IsSpace(glyphs[end - 1].CodePoint))
            end--;
        return (end, at, false);
    }

    /// <summary>End of the piece that starts at <paramref name="at"/> and may not be divided.</summary>
    private static int AtomEnd(ReadOnlySpan<Glyph> glyphs, int at)
    {
        var i = at;
        while (i < glyphs.Length && Punctuation.Opens(glyphs[i].CodePoint))
            i++;
        if (i < glyphs.Length)
            i = CoreEnd(glyphs, i);
        while (i < glyphs.Length && (Punctuation.Closes(glyphs[i].CodePoint) || Punctuation.IsSpace(glyphs[i].CodePoint)))
            i++;
        return i;
    }

    private static int CoreEnd(ReadOnlySpan<Glyph> glyphs, int at)
    {
        var first = glyphs[at].CodePoint;
        var i = at + 1;
        if (Punctuation.Repeats(first))
            while (i < glyphs.Length && glyphs[i].CodePoint == first)
                i++;
        else if (Punctuation.IsWord(first))
            while (i < glyphs.Length && Punctuation.IsWord(glyphs[i].CodePoint))
                i++;
        return i;
    }

    private static double Width(ReadOnlySpan<Glyph> glyphs, double spacing)
    {
        var width = 0.0;
        foreach (var glyph in glyphs)
            width += glyph.Advance + spacing;
        return width;
    }

    // The right half of a full-width stop or closing bracket is blank and may stand beyond the edge; so may a space.
    private static double Slack(ReadOnlySpan<Glyph> glyphs, int end)
    {
        var slack = 0.0;
        var i = end - 1;
        for (; i > 0 && Punctuation.IsSpace(glyphs[i].CodePoint); i--)
            slack += glyphs[i].Advance;
        return Punctuation.HalfBlank(glyphs[i].CodePoint) && glyphs[i].Advance >= 1000 ? slack + 500 : slack;
    }
}
