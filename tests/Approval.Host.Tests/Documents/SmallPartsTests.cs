using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Pdf;
using Approval.Host.Documents.Qr;
using Approval.Host.Documents.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>Dates, colours, codes and profiles.</summary>
public sealed class SmallPartsTests
{
    [Theory]
    [InlineData("2026-11-21", "二〇二六年十一月二十一日", "2026年11月21日")]
    [InlineData("2030-10-10", "二〇三〇年十月十日", "2030年10月10日")]
    [InlineData("2027-01-30", "二〇二七年一月三十日", "2027年1月30日")]
    [InlineData("2028-12-19", "二〇二八年十二月十九日", "2028年12月19日")]
    public void Date_Written_FollowsTheStandard(string date, string written, string numeric)
    {
        var day = DateOnly.Parse(date);
        ChineseDate.Written(day).ShouldBe(written);
        ChineseDate.Numeric(day).ShouldBe(numeric);
    }

    [Theory]
    [InlineData("#C8102E", true)]
    [InlineData("#c8102e", true)]
    [InlineData("C8102E", false)]
    [InlineData("#C8102", false)]
    [InlineData("#+81 2E", false)]
    [InlineData(null, false)]
    public void Colour_Read_TakesOneFormOnly(string? text, bool known) => Rgb.TryParse(text, out _).ShouldBe(known);

    [Fact]
    public void Colour_Read_GivesItselfBack() => Rgb.Parse("#C8102E").ToString().ShouldBe("#C8102E");

    [Fact]
    public void QrCode_Drawn_LeavesFourModulesBlankAround()
    {
        var box = new Box(10, 20, 33, 33);
        var mark = QrCode.Draw("https://a.cn", box, Rgb.Black, QrCorrection.Medium);
        // 12 bytes at medium correction need version 1: 21 modules, 29 with the blank ones.
        var module = 33.0 / 29;
        var points = mark.Path.Segments.Where(s => s.Step != PathStep.Close).ToList();
        points.Min(p => p.X).ShouldBe(10 + (4 * module), 1e-9);
        points.Max(p => p.X).ShouldBe(43 - (4 * module), 1e-9);
        points.Min(p => p.Y).ShouldBe(20 + (4 * module), 1e-9);
        points.Max(p => p.Y).ShouldBe(53 - (4 * module), 1e-9);
    }

    [Fact]
    public void ColourProfile_Built_HasTheFormOfOne()
    {
        var profile = SrgbProfile.Build();
        profile.Length.ShouldBe((profile[0] << 24) | (profile[1] << 16) | (profile[2] << 8) | profile[3]);
        System.Text.Encoding.ASCII.GetString(profile, 12, 12).ShouldBe("mntrRGB XYZ ");
        System.Text.Encoding.ASCII.GetString(profile, 36, 4).ShouldBe("acsp");
        (profile.Length % 4).ShouldBe(0);
    }

    [Fact]
    public void Document_WithASealButNoSigner_IsABug()
    {
        var seal = new SealPlace(0, 0, 0, new Picture(10, 10, []), "test");
        Should.Throw<InvalidOperationException>(() => PdfWriter.Write(new PaintedDocument("t", "a", [new PaintedPage(100, 100, [])], seal), PrintShop.At));
    }
}
