using System.Text;
using Approval.Host.Documents;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Licences;
using Approval.Host.Documents.Seals;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>What a licence does with content that is hard to set.</summary>
public sealed class LicenceProblemTests
{
    private static readonly Rune Unprintable = new(0x10FFFD);

    private static IReadOnlyList<DocumentProblem> Problems(LicenceFace face) =>
        PrintShop.Licences.Render(face, PrintShop.At).ShouldBeOfType<RenderRefused>().Problems;

    [Fact]
    public void Name_WithACharacterInNoFont_IsRefusedByThatCharacter()
    {
        var problem = Problems(Sample.With("legalRepresentative", $"王{Unprintable}")).ShouldHaveSingleItem().ShouldBeOfType<MissingGlyph>();
        problem.Character.ShouldBe(Unprintable);
        problem.Place.ShouldBe("face.legalRepresentative");
        problem.Chinese.ShouldContain("U+10FFFD");
        problem.English.ShouldContain("U+10FFFD");
    }

    [Fact]
    public void Issuer_WithACharacterInNoFont_IsRefusedForTheSealToo() =>
        Problems(Sample.Licence(issuer: $"{Unprintable}县审批局")).Select(p => p.Place).ShouldBe(["issuer", "seal"], ignoreOrder: true);

    [Fact]
    public void RareCharacter_InTheFallbackFont_IsSetAndFound()
    {
        var folder = new FontOptions().FallbackFolder;
        Directory.Exists(folder).ShouldBeTrue("The fallback face is missing. Install it: apt-get install -y fonts-lxgw-wenkai");
        var file = PrintShop.Save(PrintShop.Bytes(PrintShop.Licences.Render(Sample.With("legalRepresentative", "𠮷田花子"), PrintShop.At)));
        Tool.Text(file).ShouldContain("𠮷田花子");
        Tool.Fonts(file).ShouldContain("LXGWWenKai");
    }

    [Fact]
    public void RareCharacter_WithoutTheFallbackFont_IsRefused()
    {
        using var fonts = new FontCatalog(new FontFiles(new FontOptions { FallbackFolder = PrintShop.Folder }));
        var renderer = new LicenceRenderer(fonts, new SealPress(fonts), PrintShop.Signer);
        var refused = renderer.Render(Sample.With("legalRepresentative", "𠮷田花子"), PrintShop.At).ShouldBeOfType<RenderRefused>();
        refused.Problems.ShouldHaveSingleItem().ShouldBeOfType<MissingGlyph>().Character.ShouldBe(new Rune(0x20BB7));
    }

    [Fact]
    public void Face_LongerThanItsPlace_ShrinksFirst()
    {
        var file = PrintShop.Save(PrintShop.Bytes(PrintShop.Licences.Render(Sample.With("permittedItems", Long(6)), PrintShop.At)));
        Tool.Text(file).ShouldContain("技术服务");
    }

    [Fact]
    public void Face_TooLongForTheSmallestType_IsRefusedByItsField()
    {
        var problem = Problems(Sample.With("permittedItems", Long(300))).ShouldHaveSingleItem().ShouldBeOfType<DoesNotFit>();
        problem.Place.ShouldBe("face.permittedItems");
        problem.MinimumSize.ShouldBe(4.5);
    }

    [Fact]
    public void Components_Twelve_Fit() => PrintShop.Licences.Render(Sample.Licence(components: 12), PrintShop.At).ShouldBeOfType<RenderedDocument>();

    [Fact]
    public void Components_ThreeHundred_AreRefused() =>
        Problems(Sample.Licence(components: 300)).ShouldHaveSingleItem().ShouldBeOfType<DoesNotFit>().Place.ShouldBe("components");

    [Fact]
    public void Components_None_LeaveTheHeadings() =>
        Tool.Text(PrintShop.Save(PrintShop.Bytes(PrintShop.Licences.Render(Sample.Licence(components: 0), PrintShop.At)))).ShouldContain("状态与有效期");

    [Fact]
    public void Face_WithoutARequiredField_NamesIt()
    {
        var face = Sample.Face();
        face.Remove("premises");
        face.Remove("capital");
        Problems(Sample.Licence() with { Face = face }).ShouldHaveSingleItem().ShouldBe(new MissingFace("face.premises", "premises", "经营场所"));
    }

    [Fact]
    public void Licence_WithSeveralFaults_TellsAllAtOnce()
    {
        var face = Sample.Face();
        face.Remove("name");
        face["industry"] = Unprintable.ToString();
        Problems(Sample.Licence(components: 300) with { Face = face }).Select(p => p.Code)
            .ShouldBe(["document.missing-face", "document.missing-glyph", "document.does-not-fit"]);
    }

    private static string Long(int times) => string.Concat(Enumerable.Repeat("技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广；", times));
}
