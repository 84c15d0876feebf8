using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>How names lie on a round seal.</summary>
public sealed class SealTests
{
    private const double Diameter = 42;
    private const double Outer = 18.7;

    [Theory]
    [InlineData(4)]
    [InlineData(13)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(36)]
    public void Name_OfAnyLength_StaysOnTheUpperArcWithoutTouching(int characters)
    {
        var arc = NameArc.For(characters, Diameter, Outer);
        (arc.Step * characters).ShouldBeLessThan(260 * Math.PI / 180);
        var innerRoom = arc.Step * (arc.Radius - (arc.GlyphHeight / 2));
        arc.GlyphWidth.ShouldBeLessThanOrEqualTo(innerRoom);
        (arc.Radius + (arc.GlyphHeight / 2)).ShouldBe(Outer, 1e-6);
        arc.GlyphHeight.ShouldBeGreaterThan(2.4);
    }

    [Fact]
    public void Name_Long_IsNarrowedBeforeItIsLowered()
    {
        var usual = NameArc.For(13, Diameter, Outer);
        var longer = NameArc.For(18, Diameter, Outer);
        longer.GlyphHeight.ShouldBe(usual.GlyphHeight);
        longer.GlyphWidth.ShouldBeLessThan(usual.GlyphWidth);
    }

    [Fact]
    public void Seal_Drawn_StaysInsideItsCircle()
    {
        var design = new SealDesign("新疆维吾尔自治区巴音郭楞蒙古自治州和静县行政审批服务局", "行政审批专用章", "6528270001234", Diameter, Rgb.Parse("#C8102E"));
        var (picture, missing) = RoundSeal.Draw(design, PrintShop.Fonts);
        missing.ShouldBeEmpty();
        var glyphs = picture.Marks.OfType<GlyphMark>().ToList();
        glyphs.Count.ShouldBe(27 + 7 + 13);
        foreach (var corner in glyphs.SelectMany(g => EmSquare.Corners(g.Glyph).Select(c => g.Place.Apply(c.X, c.Y))))
            Distance(corner).ShouldBeLessThan(Diameter / 2);
    }

    [Fact]
    public void Seal_AskedForTwice_IsDrawnOnce()
    {
        var design = new SealDesign("余杭区行政审批局", null, null, Diameter, Rgb.Parse("#C8102E"));
        PrintShop.Seals.Press(design).ShouldBeSameAs(PrintShop.Seals.Press(design with { }));
    }

    [Theory]
    [InlineData(10, 120, 0, "far away")]
    [InlineData(100 + 16.5, 100 + 13.4, 0, "between the ring's characters and the star")]
    [InlineData(100 + 17, 100 + 22, 2, "on the star")]
    [InlineData(100 - 2, 100 + 23, 1, "on the ring")]
    public void Type_WhereInkIs_ShinesThrough(double x, double baseline, int atLeast, string where)
    {
        var seal = PrintShop.Seals.Press(new SealDesign("余杭区行政审批局", null, null, Diameter, Rgb.Parse("#C8102E"))).Picture;
        var text = new TextMark(x, baseline, PrintShop.Fonts["serif"].Shape("六年"), 12, Rgb.Black);
        var over = InkOverSeal.Draw(seal, 100, 100, [text]).Marks.Count - seal.Marks.Count;
        over.ShouldBeInRange(atLeast, atLeast == 0 ? 0 : 2, where);
    }

    private static double Distance((double X, double Y) point) => Math.Sqrt(Math.Pow(point.X - (Diameter / 2), 2) + Math.Pow(point.Y - (Diameter / 2), 2));
}
