using System.Buffers.Binary;
using Approval.Host.Documents.Fonts;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>What is left of a font when only some of its glyphs are kept.</summary>
public sealed class FontSubsetTests
{
    private static FontSubset Subset(string text)
    {
        var face = PrintShop.Fonts["serif"].Main;
        var subset = new FontSubset(face);
        foreach (var rune in text.EnumerateRunes())
            subset.Use(face.GlyphOf(rune.Value), rune.Value);
        return subset;
    }

    private static byte[] OutlineIn(byte[] file, int glyph)
    {
        var path = PrintShop.Save(file);
        using var tables = TableDirectory.Open(path);
        var locations = tables.Table("loca");
        var start = BinaryPrimitives.ReadInt32BigEndian(locations.AsSpan(glyph * 4));
        return tables.Part("glyf", start, BinaryPrimitives.ReadInt32BigEndian(locations.AsSpan((glyph + 1) * 4)) - start);
    }

    [Fact]
    public void Glyphs_Used_AreNumberedInOrderOfUse()
    {
        var subset = Subset("企业企开");
        subset.CodePoints.ShouldBe([0, '企', '业', '开']);
        subset.Use(PrintShop.Fonts["serif"].Main.GlyphOf('业'), '业').ShouldBe((ushort)2);
    }

    [Fact]
    public void Subset_OfAHundredCharacters_IsAThousandthOfTheFace()
    {
        var text = string.Concat(Enumerable.Range(0x4E00, 100).Select(c => (char)c));
        Subset(text).ToFile().Length.ShouldBeLessThan(40_000);
    }

    [Fact]
    public void File_OfASubset_CanBeReadAgain()
    {
        var subset = Subset("证照Ä");
        var path = Path.Combine(PrintShop.Folder, "subset.ttf");
        File.WriteAllBytes(path, subset.ToFile());
        using var tables = TableDirectory.Open(path);
        BinaryPrimitives.ReadUInt16BigEndian(tables.Table("maxp").AsSpan(4)).ShouldBe((ushort)subset.Glyphs.Count);
        tables.Table("hmtx").Length.ShouldBe(subset.Glyphs.Count * 4);
        tables.Table("loca").Length.ShouldBe((subset.Glyphs.Count + 1) * 4);
    }

    // The constant stands in the standard for every TrueType file.
    [Fact]
    public void File_OfASubset_HasTheChecksumOfAFont()
    {
        var file = Subset("证照").ToFile();
        var sum = 0u;
        for (var i = 0; i < file.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i));
        sum.ShouldBe(0xB1B0AFBA);
    }

    // The Noto faces have none; the fallback face builds its diaeresis of two dots.
    [Fact]
    public void CompositeGlyph_Kept_BringsItsParts()
    {
        var file = Path.Combine(new FontOptions().FallbackFolder, "LXGWWenKai-Regular.ttf");
        File.Exists(file).ShouldBeTrue("The fallback face is missing. Install it: apt-get install -y fonts-lxgw-wenkai");
        using var face = TrueTypeFace.Open(file);
        var subset = new FontSubset(face);
        subset.Use(face.GlyphOf('¨'), '¨');
        var glyph = OutlineIn(subset.ToFile(), 1);
        GlyphData.IsComposite(glyph).ShouldBeTrue();
        var parts = GlyphData.ComponentsOf(glyph).Select(c => (int)BinaryPrimitives.ReadUInt16BigEndian(glyph.AsSpan(c.Offset + 2))).ToList();
        parts.ShouldAllBe(number => number >= 2 && number < subset.Glyphs.Count);
        subset.CodePoints.ShouldBe([0, '¨', .. Enumerable.Repeat(0, parts.Distinct().Count())]);
    }

    [Fact]
    public void Hints_InAnOutline_AreLeftOut()
    {
        // One contour of one point, three bytes of hints, then a flag and two coordinates.
        byte[] outline = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 9, 9, 9, 0x37, 5, 5];
        GlyphData.Rewrite(outline, g => g).ShouldBe([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x37, 5, 5]);
    }

    [Theory]
    [InlineData("A", 1)]
    [InlineData("中", 1)]
    [InlineData("\u4E2D\uFE00\u200B", 1)]
    [InlineData("a\tb", 3)]
    public void Text_Shaped_SkipsWhatHasNoInk(string text, int glyphs)
    {
        var shaped = PrintShop.Fonts["serif"].Shape(text);
        shaped.Length.ShouldBe(glyphs);
        shaped.Missing.ShouldBeEmpty();
    }

    // The fonts hold glyphs for some of these.
    [Theory]
    [InlineData("\uFFFD")]
    [InlineData("\uE000")]
    [InlineData("\u0007")]
    public void Character_WithoutMeaning_IsNeverSet(string text) => PrintShop.Fonts["serif"].Shape(text).Missing.Count.ShouldBe(1);

    [Fact]
    public void Text_CutInsideAPair_IsNeverSet() => PrintShop.Fonts["serif"].Shape("\uD842").Missing.Count.ShouldBe(1);

    [Fact]
    public void Catalogue_AskedForAnUnknownFont_NamesTheKnownOnes() =>
        Should.Throw<ArgumentException>(() => PrintShop.Fonts["fraktur"]).Message.ShouldContain("serif-black");

    [Fact]
    public void Files_Missing_SayWhatToDo()
    {
        var files = new FontFiles(new FontOptions { Folder = "/nowhere" }, "/");
        Should.Throw<FileNotFoundException>(() => files.Locate("noto-serif-sc", "400Regular", "x.ttf")).Message.ShouldContain("npm ci");
    }

    [Fact]
    public void Face_ThatIsNoFont_IsRefused() =>
        Should.Throw<InvalidDataException>(() => TrueTypeFace.Open(PrintShop.LayoutFile)).Message.ShouldContain("not a TrueType font");
}
