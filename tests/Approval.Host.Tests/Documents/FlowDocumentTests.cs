using Approval.Host.Documents;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Flow;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Tables;
using Approval.Host.Documents.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>Notices and forms that run over pages.</summary>
public sealed class FlowDocumentTests
{
    private static readonly TextStyle Title = new("serif-bold", 22) { Align = TextAlign.Centre };
    private static readonly TextStyle Body = new("serif", 16) { Align = TextAlign.Justify, LineHeight = 1.75 };
    private static readonly TextStyle Small = new("serif", 10.5);

    internal static Document Notice(int rows) => new("受理通知书", Sample.Issuer,
    [
        new Paragraph("受理通知书", Title),
        new Space(8),
        new Paragraph("杭州云栖数智科技有限公司：", Body),
        new Paragraph("你（单位）于2026年11月20日提出的企业开办申请，经审查，申请材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条的规定，决定予以受理。", Body, Indent: 2),
        new TableBlock(
            [new TableColumn("序号", 16, TextAlign.Centre), new TableColumn("材料名称", 100), new TableColumn("份数", 40, TextAlign.Centre)],
            new TableStyle(Small with { Font = "serif-bold", Align = TextAlign.Centre }, Small),
            [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<string>)[$"{i}", $"第{i}号材料", "1"])]),
        new Space(6),
        new Rule(Rgb.Black, 0.2),
        new QrBlock("https://sp.yuhang.gov.cn/case/1", 30),
        new IssuerBlock(Sample.Issuer, new DateOnly(2026, 11, 21), Body, new SealDesign(Sample.Issuer, null, null, 42, Rgb.Parse("#C8102E"))),
    ]);

    private static string Save(Document document) => PrintShop.Save(PrintShop.Bytes(PrintShop.Documents.Write(document, PrintShop.At)));

    // How far apart the extractor sets words is its own affair.
    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [Fact]
    public void Notice_OnOnePage_IsSignedAndReadable()
    {
        var file = Save(Notice(3));
        Tool.Signature(file).ShouldContain("Total document signed");
        var text = Solid(Tool.Text(file));
        text.ShouldContain("受理通知书");
        text.ShouldContain("第三十二条的规定，决定予以受理。");
        text.ShouldContain("2026年11月21日");
        text.ShouldEndWith("第1页共1页");
    }

    [Fact]
    public void Table_LongerThanAPage_GoesOnWithItsHeadings()
    {
        var pages = Tool.Text(Save(Notice(60))).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        pages.Length.ShouldBe(3);
        pages[1].ShouldContain("材料名称");
        Solid(pages[2]).ShouldContain("第3页共3页");
        for (var i = 1; i <= 60; i++)
            pages.Count(p => p.Contains($"第{i}号材料", StringComparison.Ordinal)).ShouldBe(1, $"row {i}");
    }

    [Fact]
    public void Paragraph_LongerThanAPage_RunsOn()
    {
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => $"第{i}句话。"));
        var written = Tool.Text(Save(new Document("长文", "局", [new Paragraph(text, Body, 2)])));
        written.Split('\f', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(2);
        // Page numbers stand between the lines of two pages.
        var solid = System.Text.RegularExpressions.Regex.Replace(Solid(written), "第[0-9]+页共[0-9]+页", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        solid.ShouldBe(text);
    }

    [Fact]
    public void Document_WithoutIssuer_IsNotSigned() =>
        Tool.Signature(Save(new Document("草稿", "局", [new Paragraph("内容", Body)]))).ShouldContain("does not contain any signatures");

    [Fact]
    public void Row_HigherThanAPage_IsRefused()
    {
        var style = new TableStyle(Small, Small);
        var table = new TableBlock([new TableColumn("内容", 20)], style, [[new string('字', 2000)]]);
        PrintShop.Documents.Write(new Document("表", "局", [table]), PrintShop.At)
            .ShouldBeOfType<RenderRefused>().Problems.ShouldHaveSingleItem().ShouldBeOfType<DoesNotFit>();
    }

    [Fact]
    public void Issuers_Two_AreRefused()
    {
        var issuer = Notice(1).Blocks[^1];
        Should.Throw<ArgumentException>(() => PrintShop.Documents.Write(new Document("表", "局", [issuer, issuer]), PrintShop.At));
    }

    [Fact]
    public void PageBreak_BetweenParagraphs_StartsAPage() =>
        Tool.Text(Save(new Document("两页", "局", [new Paragraph("前", Body), new PageBreak(), new Space(50), new Paragraph("后", Body)]) { PageNumbers = false }))
            .Split('\f', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
}
