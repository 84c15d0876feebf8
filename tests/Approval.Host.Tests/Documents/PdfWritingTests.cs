using System.Globalization;
using System.IO.Compression;
using System.Text;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Pdf;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>The bytes of PDF: objects, operators, maps.</summary>
public sealed class PdfWritingTests
{
    private static string Written(ContentStream content) => Encoding.ASCII.GetString(content.Written);

    [Fact]
    public void File_Finished_PointsAtEveryObject()
    {
        var file = new PdfFile();
        var late = file.Reserve();
        var early = file.Add("<< /Early true >>");
        file.Write(late, "<< /Late true >>");
        var text = Encoding.Latin1.GetString(file.Finish(late, early));
        var table = text[text.LastIndexOf("xref\n0 3\n", StringComparison.Ordinal)..].Split('\n');
        foreach (var (id, line) in new[] { (late, table[3]), (early, table[4]) })
            text[int.Parse(line[..10], CultureInfo.InvariantCulture)..].ShouldStartWith($"{id} 0 obj");
        text.ShouldContain($"/Root {late} 0 R /Info {early} 0 R");
        text.ShouldEndWith("%%EOF\n");
    }

    [Fact]
    public void Stream_Written_UnpacksToItsData()
    {
        var data = Encoding.ASCII.GetBytes(new string('x', 1000));
        using var unpacked = new ZLibStream(new MemoryStream(PdfFile.Deflate(data)), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        unpacked.CopyTo(copy);
        copy.ToArray().ShouldBe(data);
    }

    [Fact]
    public void Path_Written_CountsPointsFromTheBottom()
    {
        var content = new ContentStream(25.4);
        content.Path(new PathMark(new VectorPath().MoveTo(0, 0).LineTo(25.4, 12.7).Close(), Rgb.Parse("#FF0000")));
        Written(content).ShouldBe("1 0 0 rg 0 72 m 72 36 l h f\n");
    }

    [Fact]
    public void Path_Stroked_SetsWidthAndColourOnce()
    {
        var content = new ContentStream(25.4);
        var mark = new PathMark(new VectorPath().MoveTo(0, 25.4).LineTo(1, 25.4), null, Rgb.Parse("#0000FF"), 0.254);
        content.Path(mark);
        content.Path(mark);
        Written(content).ShouldBe("0 0 1 RG 0.72 w 0 0 m 2.83 0 l S\n0 0 m 2.83 0 l S\n");
    }

    [Fact]
    public void Pattern_Written_RepeatsItsTileUnderMatrices()
    {
        var content = new ContentStream(25.4);
        var tile = new VectorPath().MoveTo(0, 0).LineTo(25.4, 25.4);
        content.Pattern(new PatternMark(tile, Rgb.Black, 0.254, [Matrix.Move(0, 0), Matrix.Turn(Math.PI / 2).Then(Matrix.Move(25.4, 0))]));
        var lines = Written(content).Split('\n');
        lines[0].ShouldBe("0.72 w q 1 0 0 1 0 72 cm 0 0 m 72 -72 l S Q");
        lines[1].ShouldBe("q 0 -1 1 0 72 72 cm 0 0 m 72 -72 l S Q");
    }

    [Fact]
    public void Text_OfTwoFaces_ChangesTheFontWithinALine()
    {
        var content = new ContentStream(25.4);
        var fonts = new DocumentFonts(new PdfFile());
        content.Text(new TextMark(0, 25.4, PrintShop.Fonts["serif"].Shape("吉𠮷吉"), 10, Rgb.Black), fonts);
        Written(content).ShouldBe("BT 0 Tc 0 0 Td /F1 10 Tf <0001> Tj /F2 10 Tf <0001> Tj /F1 10 Tf <0001> Tj ET\n");
        fonts.Uses.Count.ShouldBe(2);
    }

    // Extractors would otherwise see four words.
    [Fact]
    public void Text_SetWide_BringsItsTextAsAWhole()
    {
        var content = new ContentStream(25.4);
        content.Text(new TextMark(0, 25.4, PrintShop.Fonts["serif"].Shape("照"), 10, Rgb.Black, LetterSpacing: 2), new DocumentFonts(new PdfFile()));
        Written(content).ShouldStartWith("/Span << /ActualText <FEFF7167> >> BDC BT ");
        Written(content).ShouldEndWith("ET EMC\n");
    }

    [Fact]
    public void Map_OfASubset_WritesPairsBeyondTheBasicPlane()
    {
        var subset = new FontSubset(PrintShop.Fonts["serif"].Main);
        subset.Use(50, '企');
        subset.Use(51, 0x20BB7);
        var map = Encoding.ASCII.GetString(ToUnicodeMap.Of(subset));
        map.ShouldContain("2 beginbfchar\n<0001> <4F01>\n<0002> <D842DFB7>\nendbfchar");
        Encoding.ASCII.GetString(ToUnicodeMap.Silent(subset)).ShouldContain("<0001> <0020>\n<0002> <0020>");
    }

    [Fact]
    public void Map_OfManyGlyphs_HasBlocksOfAHundred()
    {
        var subset = new FontSubset(PrintShop.Fonts["serif"].Main);
        for (var i = 1; i <= 250; i++)
            subset.Use(i, 0x4E00 + i);
        var map = Encoding.ASCII.GetString(ToUnicodeMap.Of(subset));
        map.Split("100 beginbfchar").Length.ShouldBe(3);
        map.ShouldContain("50 beginbfchar");
    }

    [Theory]
    [InlineData("a&b <c> \"d\"", "a&amp;b &lt;c&gt; &quot;d&quot;")]
    [InlineData("企业开办", "企业开办")]
    public void Metadata_OfATitle_IsEscaped(string title, string expected) =>
        Encoding.UTF8.GetString(XmpMetadata.Of(title, "局", PrintShop.At)).ShouldContain($"<rdf:li xml:lang=\"x-default\">{expected}</rdf:li>");
}
