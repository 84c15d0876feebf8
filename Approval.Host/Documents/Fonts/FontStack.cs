using System.Globalization;
using System.Text;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Fonts;

/// <summary>A face and those asked after it for characters it lacks.</summary>
internal sealed class FontStack(string name, IReadOnlyList<TrueTypeFace> faces)
{
    public string Name { get; } = name;

    /// <summary>The face that sets the tone; fallbacks only fill gaps.</summary>
    public TrueTypeFace Main => faces[0];

    /// <summary>Chooses a glyph for every character; characters in no face are listed, not replaced by a box.</summary>
    public ShapedText Shape(string text)
    {
        var glyphs = new List<Glyph>(text.Length);
        List<Rune>? missing = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Invisible(rune.Value))
                continue;
            if (Find(rune.Value) is { } glyph)
                glyphs.Add(glyph);
            else
                (missing ??= []).Add(rune);
        }
        return new ShapedText(glyphs.ToArray(), missing ?? []);
    }

    private Glyph? Find(int codePoint)
    {
        if (codePoint is '\n' or '\t')
            return new Glyph(Main, Main.GlyphOf(' '), codePoint, codePoint == '\n' ? 0 : 1000);
        if (Meaningless(codePoint))
            return null;
        foreach (var face in faces)
        {
            var glyph = face.GlyphOf(codePoint);
            if (glyph != 0)
                return new Glyph(face, glyph, codePoint, face.AdvanceOf(glyph));
        }
        return null;
    }

    // A font may well have a glyph for these, but nobody can say that it is the sign that was meant: broken text and private characters.
    private static bool Meaningless(int c) =>
        c == Rune.ReplacementChar.Value || Rune.GetUnicodeCategory(new Rune(c)) is UnicodeCategory.PrivateUse or UnicodeCategory.Control;

    // Joiners, byte order marks and variation selectors have no ink of their own (Unicode Default_Ignorable_Code_Point).
    private static bool Invisible(int c) =>
        c is '\r' or 0xFEFF or 0x2060 or (>= 0x200B and <= 0x200F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
