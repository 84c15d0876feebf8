using Approval.Host.Documents.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>Where Chinese text may be broken.</summary>
public sealed class LineBreakerTests
{
    private static string[] Break(string text, double ems)
    {
        var shaped = PrintShop.Fonts["serif"].Shape(text);
        return [.. LineBreaker.Break(shaped.Glyphs, ems * 1000).Select(l => shaped.Slice(l).ToString())];
    }

    [Theory]
    [InlineData("企业开办一件事", 4, "企业开办|一件事")]
    [InlineData("市场监管，税务", 4, "市场监|管，税务")]
    [InlineData("市场监管，税务", 4.5, "市场监管，|税务")]
    [InlineData("受理（含补正）后", 4, "受理（含|补正）后")]
    [InlineData("请核对（含补正）", 4, "请核对|（含补|正）")]
    [InlineData("他说：“好。”完", 4, "他说：|“好。”|完")]
    [InlineData("至二〇二六——止", 6, "至二〇二六|——止")]
    [InlineData("登录 Approval 系统", 5, "登录|Approval|系统")]
    [InlineData("编号ZJ-2026-0001号", 6, "编号|ZJ-2026-|0001号")]
    [InlineData("编号202600010002号", 4, "编号|2026000|10002号")]
    [InlineData("甲\n乙丙", 4, "甲|乙丙")]
    [InlineData("甲\n\n乙", 4, "甲||乙")]
    [InlineData("", 4, "")]
    public void Text_Broken_KeepsPunctuationAndWords(string text, double ems, string expected) =>
        string.Join('|', Break(text, ems)).ShouldBe(expected);

    [Fact]
    public void Word_WiderThanTheLine_IsTornAndNothingLost() =>
        string.Concat(Break("91330110MA2KDTQ35X91330110MA2KDTQ35X", 3)).ShouldBe("91330110MA2KDTQ35X91330110MA2KDTQ35X");

    [Fact]
    public void Line_NarrowerThanACharacter_StillEnds() => Break("甲乙丙", 0.1).ShouldBe(["甲", "乙", "丙"]);

    // Random text against the rules themselves, not against a second breaker.
    [Fact]
    public void RandomText_Broken_LosesNothingAndKeepsTheRules()
    {
        const string alphabet = "企业开办，。（）“”《》—…a1 Z-";
        var random = new Random(20261121);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => alphabet[random.Next(alphabet.Length)])).Trim();
            var lines = Break(text, random.Next(3, 20));
            string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal), text);
        }
    }

    [Fact]
    public void ClosingPunctuation_InOrdinaryText_NeverBeginsALine()
    {
        const string text = "申请人应当如实提交有关材料，并对其真实性负责；材料不齐全的，应当场或者五日内一次告知（《行政许可法》第三十二条）。";
        for (var ems = 5; ems < 40; ems++)
            foreach (var line in Break(text, ems))
            {
                "，。；）》".ShouldNotContain(line[0]);
                "（《".ShouldNotContain(line[^1]);
            }
    }
}
