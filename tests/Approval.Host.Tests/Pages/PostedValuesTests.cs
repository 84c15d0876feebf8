using System.Text.Json.Nodes;
using Approval.Host.Pages.FormFields;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Pages;

public sealed class PostedValuesTests
{
    [Theory]
    [InlineData("company-name", "  示例市云山茶业有限公司 ", "示例市云山茶业有限公司")]
    [InlineData("registered-capital", "二百", "二百")]
    [InlineData("industry", "酒、饮料及茶叶批发（5127）", "5127")]
    [InlineData("industry", "不知道", "不知道")]
    [InlineData("business-scope", "茶叶销售\r\n茶具销售", "茶叶销售\n茶具销售")]
    public void Value_AsTyped_IsKeptWithoutBeingJudged(string element, string typed, string kept) =>
        Read([("shown", element), (element, typed)])[element]!.GetValue<string>().ShouldBe(kept);

    [Fact]
    public void Value_ThatWasCleared_IsGone() =>
        Read([("shown", "company-name"), ("company-name", " ")], new() { ["company-name"] = "旧名称" }).ContainsKey("company-name").ShouldBeFalse();

    [Fact]
    public void Value_ThatThePageDidNotShow_StaysAsItWas() =>
        Read([("shown", "company-name"), ("company-name", "新名称")], new() { ["postal-code"] = "310013" })["postal-code"]!.GetValue<string>().ShouldBe("310013");

    [Theory]
    [InlineData("nothing-of-ours")]
    [InlineData("unified-social-credit-code")]
    public void Value_ThatTheApplicantMayNotSend_IsIgnored(string element) =>
        Read([("shown", element), (element, "91330106MA0000015K")]).ContainsKey(element).ShouldBeFalse();

    [Fact]
    public void Rows_WithAGapAndAnEmptyOne_CloseUp()
    {
        var values = Read(
        [
            ("shown", "officers"), ("officers[0].officer-name", "林知远"), ("officers[3].officer-name", "苏晚晴"), ("officers[5].officer-name", " "),
            ("officers[x].officer-name", "甲"), ("officers[999999].officer-name", "乙"),
        ]);
        values["officers"]!.AsArray().Select(static row => row!["officer-name"]!.GetValue<string>()).ShouldBe(["林知远", "苏晚晴"]);
    }

    [Fact]
    public void Group_WhoseRowsAreAllGone_IsEmpty() =>
        Read([("shown", "officers")], new() { ["officers"] = new JsonArray(new JsonObject { ["officer-name"] = "林知远" }) })["officers"]!.AsArray().ShouldBeEmpty();

    [Fact]
    public void Ticks_AndAddress_BecomeTheirShapes()
    {
        var values = Read(
        [
            ("shown", "seal-kinds"), ("seal-kinds", "official"), ("seal-kinds", "finance"),
            ("shown", "domicile"), ("domicile.division", "浙江省杭州市西湖区（330106）"), ("domicile.detail", "清河路66号"),
        ]);
        values["seal-kinds"]!.ToJsonString().ShouldBe("""["official","finance"]""");
        values["domicile"]!["division"]!.GetValue<string>().ShouldBe("330106");
        values["domicile"]!["detail"]!.GetValue<string>().ShouldBe("清河路66号");
    }

    [Fact]
    public void Ticks_AllTakenAway_AreGone() =>
        Read([("shown", "seal-kinds")], new() { ["seal-kinds"] = new JsonArray("official") }).ContainsKey("seal-kinds").ShouldBeFalse();

    private static JsonObject Read(IEnumerable<(string Name, string Value)> posted, JsonObject? before = null) => PostedValues.Read(
        CompanyForm.All,
        new FormCollection(posted.GroupBy(static field => field.Name, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => new StringValues([.. group.Select(static field => field.Value)]), StringComparer.Ordinal)),
        before ?? []);
}
