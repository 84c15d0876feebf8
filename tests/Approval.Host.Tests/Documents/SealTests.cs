using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Seals;
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
        foreach (var corner in glyphs.SelectMany(Corners))
            Distance(corner).ShouldBeLessThan(Diameter / 2);
    }

    [Fact]
    public void Seal_AskedForTwice_IsDrawnOnce()
    {
        var design = new SealDesign("余杭区行政审批局", null, null, Diameter, Rgb.Parse("#C8102E"));
        PrintShop.Seals.Press(design).ShouldBeSameAs(PrintShop.Seals.Press(design with { }));
    }

    [Fact]
    public void Type_UnderTheSeal_ShinesThrough()
    {
        var seal = PrintShop.Seals.Press(new SealDesign("余杭区行政审批局", null, null, Diameter, Rgb.Parse("#C8102E"))).Picture;
        var text = PrintShop.Fonts["serif"].Shape("二〇二六年");
        var under = new TextMark(110, 120, text, 12, Rgb.Black);
        var elsewhere = under with { X = 10 };
        InkOverSeal.Draw(seal, 100, 100, [elsewhere]).ShouldBeSameAs(seal);
        InkOverSeal.Draw(seal, 100, 100, [under, elsewhere]).Marks.Count.ShouldBe(seal.Marks.Count + text.Length);
    }

    // The square of a character, seen through its matrix.
    private static IEnumerable<(double X, double Y)> Corners(GlyphMark mark)
    {
        var width = mark.Glyph.Advance / 1000.0;
        foreach (var (x, y) in new[] { (0.0, -0.88), (width, -0.88), (0.0, 0.12), (width, 0.12) })
        {
            var m = mark.Place;
            yield return ((m.A * x) + (m.C * y) + m.E, (m.B * x) + (m.D * y) + m.F);
        }
    }

    private static double Distance((double X, double Y) point) => Math.Sqrt(Math.Pow(point.X - (Diameter / 2), 2) + Math.Pow(point.Y - (Diameter / 2), 2));
}
