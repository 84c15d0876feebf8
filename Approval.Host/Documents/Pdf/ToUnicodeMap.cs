using System.Text;
using Approval.Host.Documents.Fonts;

namespace Approval.Host.Documents.Pdf;

/// <summary>The map from glyph numbers back to characters, so that text can be searched and copied.</summary>
internal static class ToUnicodeMap
{
    // A bfchar block may hold no more (Adobe Technical Note 5014).
    private const int BlockSize = 100;

    public static byte[] Of(FontSubset subset) => Of(subset, CodePointOf);

    /// <summary>Blanks for every glyph: without any map, readers take glyph numbers for characters.</summary>
    public static byte[] Silent(FontSubset subset) => Of(subset, (_, _) => ' ');

    private static int CodePointOf(FontSubset subset, int number) => subset.CodePoints[number];

    private static byte[] Of(FontSubset subset, Func<FontSubset, int, int> codePoint)
    {
        var text = new StringBuilder()
            .Append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
            .Append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
            .Append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        var known = Enumerable.Range(1, subset.Glyphs.Count - 1).Where(i => subset.CodePoints[i] != 0);
        foreach (var block in known.Chunk(BlockSize))
            Append(text, block, number => codePoint(subset, number));
        text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, int[] numbers, Func<int, int> codePoint)
    {
        text.Append(numbers.Length).Append(" beginbfchar\n");
        Span<char> units = stackalloc char[2];
        foreach (var number in numbers)
        {
            text.Append('<').Append(number.ToString("X4")).Append("> <");
            // Beyond U+FFFF a character is a pair of UTF-16 units.
            var count = new Rune(codePoint(number)).EncodeToUtf16(units);
            foreach (var unit in units[..count])
                text.Append(((int)unit).ToString("X4"));
            text.Append(">\n");
        }
        text.Append("endbfchar\n");
    }
}
