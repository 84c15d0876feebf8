using System.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>What independent programs say of a finished licence.</summary>
public sealed class LicenceDocumentTests
{
    private static readonly Lazy<byte[]> Licence = new(() => PrintShop.Bytes(PrintShop.Licences.Render(Sample.Licence(), PrintShop.At)));
    private static readonly Lazy<string> Saved = new(() => PrintShop.Save(Licence.Value));

    [Fact]
    public void Licence_Rendered_HasNoSyntaxErrors() => Tool.Qpdf(Saved.Value).ShouldContain("No syntax or stream encoding errors found");

    [Fact]
    public void Licence_Rendered_IsPdfA1b()
    {
        var rare = PrintShop.Save(PrintShop.Bytes(PrintShop.Licences.Render(Sample.With("legalRepresentative", "王㐀"), PrintShop.At)));
        var notice = PrintShop.Save(PrintShop.Bytes(PrintShop.Documents.Write(FlowDocumentTests.Notice(60), PrintShop.At)));
        Tool.Preflight(Saved.Value, rare, notice).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["valid", "valid", "valid"]);
    }

    [Fact]
    public void Licence_Rendered_CarriesAValidSignatureOverTheWholeDocument()
    {
        var report = Tool.Signature(Saved.Value);
        report.ShouldContain("Signature is Valid");
        report.ShouldContain("Total document signed");
        report.ShouldContain("ETSI.CAdES.detached");
        report.ShouldContain("开发测试签名 DEVELOPMENT");
    }

    [Theory]
    [InlineData("header", 7)]
    [InlineData("first stream", 3000)]
    [InlineData("end", -3000)]
    [InlineData("last byte but one", -2)]
    public void Licence_OneByteChanged_LosesItsSignature(string where, int offset)
    {
        var altered = (byte[])Licence.Value.Clone();
        altered[offset < 0 ? altered.Length + offset : offset] ^= 1;
        Tool.Signature(PrintShop.Save(altered)).ShouldNotContain("Signature is Valid", Case.Sensitive, where);
    }

    [Fact]
    public void Licence_OneDigitOfTheSignatureChanged_LosesIt()
    {
        var altered = (byte[])Licence.Value.Clone();
        // Well behind the certificate: the last bytes of a CMS are the signature's own.
        var end = Licence.Value.AsSpan().IndexOf("00000000> /M"u8);
        var last = Licence.Value.AsSpan(0, end).LastIndexOfAnyExcept((byte)'0');
        altered[last - 20] = altered[last - 20] == (byte)'0' ? (byte)'1' : (byte)'0';
        Tool.Signature(PrintShop.Save(altered)).ShouldNotContain("Signature is Valid");
    }

    [Fact]
    public void Licence_Rendered_GivesItsChineseTextBack()
    {
        var text = Tool.Text(Saved.Value);
        text.ShouldContain("企业开办综合证照");
        text.ShouldContain("经营主体");
        text.ShouldContain("杭州云栖数智科技有限公司");
        text.ShouldContain("发证机关：杭州市余杭区市场监督管理局");
        text.ShouldContain("二〇二六年十一月二十一日");
        text.ShouldContain("本证照以开发测试密钥签名");
    }

    // The ring's characters are a figure: they must not be strewn over the lines of copied text.
    [Fact]
    public void Seal_OnTheLicence_IsNoPartOfTheText() => Tool.Text(Saved.Value).ShouldNotContain("行政审批专用章");

    [Theory]
    [InlineData(150)]
    [InlineData(100)]
    public void QrCode_OnAPicture_OpensTheVerifyPage(int dpi) => Tool.Qr(Saved.Value, dpi).ShouldBe(Sample.VerifyUrl);

    [Fact]
    public void Fonts_OnTheLicence_AreEmbeddedSubsetsThatCanBeSearched()
    {
        var fonts = Tool.Fonts(Saved.Value).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        fonts.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var font in fonts)
            font.ShouldMatch(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes");
    }

    [Fact]
    public void Licence_RenderedTwice_HasTheSameBytes() =>
        PrintShop.Bytes(PrintShop.Licences.Render(Sample.Licence(), PrintShop.At)).ShouldBe(Licence.Value);

    [Fact]
    public void Licence_RenderedAnInstantLater_HasOtherBytes() =>
        PrintShop.Bytes(PrintShop.Licences.Render(Sample.Licence(), PrintShop.At.AddSeconds(1))).ShouldNotBe(Licence.Value);

    // 16 KB of them are the room for the signature.
    [Theory]
    [InlineData(1, 90_000)]
    [InlineData(7, 105_000)]
    public void Licence_Rendered_StaysSmall(int components, int limit) =>
        PrintShop.Bytes(PrintShop.Licences.Render(Sample.Licence(components), PrintShop.At)).Length.ShouldBeLessThan(limit);

    [Fact]
    public async Task Licences_RenderedInParallel_HaveTheSameBytes()
    {
        var rendered = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PrintShop.Licences.Render(Sample.Licence(), PrintShop.At))));
        foreach (var outcome in rendered)
            PrintShop.Bytes(outcome).ShouldBe(Licence.Value);
    }

    [Fact]
    public void Licence_Rendered_SaysItsMetadataTwiceAlike()
    {
        var raw = Encoding.UTF8.GetString(Licence.Value);
        raw.ShouldContain("<pdfaid:part>1</pdfaid:part>");
        raw.ShouldContain("企业开办综合证照 1.2.156.3005.2");
        raw.ShouldContain("/CreationDate (D:20261121030405Z)");
        raw.ShouldContain("<xmp:CreateDate>2026-11-21T03:04:05Z</xmp:CreateDate>");
    }
}
