using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Approval.Forms;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Language;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Pages;

public sealed class WordsTests
{
    private static readonly Text Chinese = new(english: false);
    private static readonly Text English = new(english: true);

    [Fact]
    public void Status_OfEveryKind_HasWordsInBothLanguages()
    {
        List<StatusWord> words =
        [
            .. Enum.GetNames<CaseStatus>().Select(static s => StatusWords.OfCase(s)), .. Enum.GetNames<CaseItemStatus>().Select(StatusWords.OfItem),
            .. Enum.GetNames<ReviewTaskStatus>().Select(static s => StatusWords.OfTask(s)), .. Enum.GetNames<LicenceState>().Select(StatusWords.OfLicence),
            .. Enum.GetNames<CaseResult>().Select(static r => StatusWords.OfCase("Concluded", r)),
        ];
        words.ShouldAllBe(static word => word.Name.Zh.Length > 0 && word.Name.En!.Length > 0);
    }

    [Theory]
    [InlineData("Concluded", "Approved", Tone.Good)]
    [InlineData("Concluded", "Refused", Tone.Bad)]
    [InlineData("InCorrection", null, Tone.Wait)]
    public void Case_ByStatusAndResult_WeighsAsItsReaderFeelsIt(string status, string? result, Tone tone) => StatusWords.OfCase(status, result).Tone.ShouldBe(tone);

    [Theory]
    [InlineData("officers[1].officer-name", "董事、监事、经理信息 2 · 主要人员姓名")]
    [InlineData("company-name", "企业名称")]
    [InlineData("material:articles-of-association", "公司章程和任职文件")]
    [InlineData("materials.articles-of-association", "公司章程和任职文件")]
    [InlineData("nothing", "nothing")]
    public void Place_OfTheForm_HasTheNameThatPeopleKnow(string path, string name) => FormWords.NameOf(path, CompanyForm.All).Zh.ShouldBe(name);

    [Theory]
    [InlineData("registered-capital", "200", "200 万元")]
    [InlineData("enterprise-type", "\"1130\"", "有限责任公司（自然人投资或控股）")]
    [InlineData("enterprise-type", "\"no-such-type\"", "no-such-type")]
    [InlineData("domicile", """{"division":"330106","detail":"清河路66号"}""", "浙江省杭州市西湖区清河路66号")]
    [InlineData("seal-kinds", """["official","finance"]""", "法定名称章、财务专用章")]
    public void Value_InAForm_IsReadByItsName(string element, string json, string words) =>
        ValueWords.Of(CompanyForm.All.Find(element)!, JsonNode.Parse(json), id => CompanyForm.Library.CodeLists.GetValueOrDefault(id), Chinese).ShouldBe(words);

    [Fact]
    public void Instant_IsToldInTheOfficesZone()
    {
        var evening = new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero);
        Chinese.Date(evening).ShouldBe("2026年11月21日");
        Chinese.Moment(evening).ShouldBe("2026年11月21日 00:30");
        English.Moment(evening).ShouldBe("21 Nov 2026 00:30");
    }

    [Fact]
    public void Text_ForAnEnglishReader_FallsBackToChinese()
    {
        English[new LocalizedText("只有中文")].ShouldBe("只有中文");
        English[new LocalizedText("中文", "English")].ShouldBe("English");
        English.List(["a", "b"]).ShouldBe("a, b");
        Chinese.List(["甲", "乙"]).ShouldBe("甲、乙");
    }

    [Theory]
    [InlineData(303, "303 B")]
    [InlineData(204_800, "200 KB")]
    [InlineData(10_485_760, "10 MB")]
    [InlineData(1_572_864, "1.5 MB")]
    public void Size_IsToldInTheUnitPeopleUse(long bytes, string words) => Text.Size(bytes).ShouldBe(words);
}
