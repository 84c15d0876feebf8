using Approval.Host.Documents;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Tables;
using Approval.Host.Documents.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>Where texts and cells come to stand.</summary>
public sealed class PageComposerTests
{
    private const double Em12 = 12 * 25.4 / 72;

    private static readonly Box Place = new(10, 20, 60, 10);

    private static PageComposer Page() => new(PrintShop.Fonts);

    private static List<TextMark> Texts(PageComposer page) => [.. page.Marks.OfType<TextMark>()];

    [Theory]
    [InlineData(TextAlign.Left, 10)]
    [InlineData(TextAlign.Centre, 40 - (2 * Em12))]
    [InlineData(TextAlign.Right, 70 - (4 * Em12))]
    [InlineData(TextAlign.Justify, 10)]
    public void Text_Aligned_BeginsWhereItShould(TextAlign align, double x)
    {
        var page = Page();
        page.Text("t", Place, "企业开办", new TextStyle("serif", 12) { Align = align });
        var mark = Texts(page).ShouldHaveSingleItem();
        mark.X.ShouldBe(x, 1e-9);
        mark.LetterSpacing.ShouldBe(0);
        // The square of the characters is centred on the height of the box.
        (mark.Baseline - (0.88 * Em12)).ShouldBe(25 - (Em12 / 2), 1e-9);
    }

    [Fact]
    public void Text_Distributed_ReachesBothEdges()
    {
        var page = Page();
        page.Text("t", Place, "经营主体", new TextStyle("serif", 12) { Align = TextAlign.Distribute });
        var mark = Texts(page).ShouldHaveSingleItem();
        (mark.X + mark.Text.Width(12, mark.LetterSpacing)).ShouldBe(70, 1e-9);
    }

    [Fact]
    public void Text_TooWide_ShrinksByQuartersOfAPoint()
    {
        var page = Page();
        page.Text("t", Place, new string('企', 15), new TextStyle("serif", 12) { MinimumSize = 6 });
        var mark = Texts(page).ShouldHaveSingleItem();
        mark.Size.ShouldBe(11.25);
        mark.Text.Width(mark.Size).ShouldBeLessThanOrEqualTo(60);
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Text_TooWideEvenAtItsSmallest_IsReportedAndNotSet()
    {
        var page = Page();
        page.Text("t", Place, new string('企', 40), new TextStyle("serif", 12) { MinimumSize = 6 });
        Texts(page).ShouldBeEmpty();
        page.Problems.ShouldHaveSingleItem().ShouldBe(new DoesNotFit("t", new string('企', 40), 6));
    }

    [Fact]
    public void Paragraph_Justified_LeavesItsLastLineRagged()
    {
        var page = Page();
        var height = page.Paragraph("p", Place with { Height = 40 }, new string('企', 20), new TextStyle("serif", 12) { Align = TextAlign.Justify });
        var lines = Texts(page);
        lines.Count.ShouldBe(2);
        lines[0].LetterSpacing.ShouldBeGreaterThan(0);
        lines[0].Text.Width(12, lines[0].LetterSpacing).ShouldBe(60, 1e-9);
        lines[1].LetterSpacing.ShouldBe(0);
        height.ShouldBe(2 * 1.5 * Em12, 1e-9);
        (lines[1].Baseline - lines[0].Baseline).ShouldBe(1.5 * Em12, 1e-9);
    }

    [Fact]
    public void Paragraph_TooHigh_IsReported()
    {
        var page = Page();
        page.Paragraph("p", Place, new string('企', 100), new TextStyle("serif", 12));
        page.Problems.ShouldHaveSingleItem().ShouldBeOfType<DoesNotFit>().MinimumSize.ShouldBe(12);
    }

    [Fact]
    public void Table_WithRoom_GrowsItsRowsAndKeepsItsColumns()
    {
        var page = Page();
        var style = new TableStyle(new TextStyle("serif", 9), new TextStyle("serif", 9)) { RowHeight = 10, Padding = 1 };
        new TableSetter(page, [new TableColumn("甲", 20), new TableColumn("乙", 40, TextAlign.Right)], style)
            .Fit("table", new Box(10, 20, 60, 100), [["a", "b"], ["c", "d"]]);
        var texts = Texts(page);
        texts.Select(t => t.Text.ToString()).ShouldBe(["甲", "乙", "a", "b", "c", "d"]);
        (texts[4].Baseline - texts[2].Baseline).ShouldBe(10, 1e-9);
        texts[2].X.ShouldBe(11, 1e-9);
        (texts[3].X + texts[3].Text.Width(9)).ShouldBe(69, 1e-9);
    }

    [Fact]
    public void Table_InLittleRoom_ShrinksButNeverLeavesItsBox()
    {
        var page = Page();
        var style = new TableStyle(new TextStyle("serif", 9), new TextStyle("serif", 12) { MinimumSize = 5 }) { Padding = 1 };
        var rows = Enumerable.Range(0, 8).Select(_ => (IReadOnlyList<string>)["企业开办一件事并联审批"]).ToList();
        var box = new Box(10, 20, 30, 50);
        new TableSetter(page, [new TableColumn("事项", 30)], style).Fit("table", box, rows);
        page.Problems.ShouldBeEmpty();
        Texts(page)[^1].Size.ShouldBeLessThan(12);
        page.Marks.OfType<PathMark>().SelectMany(m => m.Path.Segments).Max(s => s.Y).ShouldBeLessThanOrEqualTo(box.Bottom + 1e-9);
    }
}
