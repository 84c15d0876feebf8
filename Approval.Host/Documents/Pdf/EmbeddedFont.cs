using System.Text;
using Approval.Host.Documents.Fonts;

namespace Approval.Host.Documents.Pdf;

/// <summary>Writes a subset as a composite font: Type 0, Identity-H, CIDFontType2, with everything PDF/A-1 asks of an embedded font (ISO 19005-1, 6.3).</summary>
internal static class EmbeddedFont
{
    // Symbolic (bit 3): the subset has no standard Latin encoding of its own.
    private const int SymbolicFlag = 4;

    // Hinted stem width is unknown for outlines without hints; 80 is the customary value for a text weight.
    private const int StemWidth = 80;

    public static void Write(PdfFile file, FontUse use)
    {
        // First, because parts of composite glyphs may still join the subset.
        var program = use.Subset.ToFile();
        var face = use.Subset.Face;
        var name = $"{Tag(use.Subset)}+{face.PostScriptName}";
        var (programId, setId) = (file.Reserve(), file.Reserve());
        file.WriteStream(programId, $"/Length1 {program.Length}", program);
        file.WriteStream(setId, string.Empty, CidSet(use.Subset.Glyphs.Count));
        var (left, bottom, right, top) = face.Bounds;
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags {SymbolicFlag} /FontBBox [{left} {bottom} {right} {top}] /ItalicAngle 0 " +
            $"/Ascent {face.Ascent} /Descent {face.Descent} /CapHeight {face.Ascent} /StemV {StemWidth} /FontFile2 {programId} 0 R /CIDSet {setId} 0 R >>");
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> " +
            $"/FontDescriptor {descriptor} 0 R /DW 1000 /W [{Widths(use.Subset)}] /CIDToGIDMap /Identity >>");
        var font = $"/Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R]";
        file.Write(use.Id, $"<< {font} /ToUnicode {AddMap(file, ToUnicodeMap.Of(use.Subset))} 0 R >>");
        if (use.FigureId is { } figure)
            file.Write(figure, $"<< {font} /ToUnicode {AddMap(file, ToUnicodeMap.Silent(use.Subset))} 0 R >>");
    }

    private static int AddMap(PdfFile file, byte[] map)
    {
        var id = file.Reserve();
        file.WriteStream(id, string.Empty, map);
        return id;
    }

    // One bit for each CID that the font program holds, the highest bit first.
    private static byte[] CidSet(int count)
    {
        var bits = new byte[(count + 7) / 8];
        for (var i = 0; i < count; i++)
            bits[i / 8] |= (byte)(0x80 >> (i % 8));
        return bits;
    }

    // Nearly every Chinese glyph is one em wide, which is the default width.
    private static string Widths(FontSubset subset)
    {
        var text = new StringBuilder();
        for (var i = 0; i < subset.Glyphs.Count; i++)
        {
            var advance = subset.Face.AdvanceOf(subset.Glyphs[i]);
            if (advance != 1000)
                text.Append(i).Append(" [").Append(advance).Append("] ");
        }
        return text.ToString();
    }

    // Six capitals that differ with the glyphs, so that viewers do not confuse two subsets of one face (ISO 32000-1, 9.6.4).
    private static string Tag(FontSubset subset)
    {
        var hash = 17u;
        foreach (var glyph in subset.Glyphs)
            hash = (hash * 31) + (uint)glyph;
        return string.Create(6, hash, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++, value /= 26)
                span[i] = (char)('A' + (value % 26));
        });
    }
}
