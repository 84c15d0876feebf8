using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Forms;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Cases;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("company-name", "\"云山茶业\"", "云山茶业")]
    [InlineData("registered-capital", "200", "200万元")]
    [InlineData("registered-capital", "12345678.5", "12,345,678.5万元")]
    [InlineData("registered-capital", "0.01", "0.01万元")]
    [InlineData("registered-capital", "\"1500.00\"", "1,500万元")]
    [InlineData("employee-count", "4", "4人")]
    [InlineData("housing-fund-ratio", "8", "8%")]
    [InlineData("business-term", "\"long\"", "长期")]
    [InlineData("industry", "\"5127\"", "酒、饮料及茶叶批发")]
    [InlineData("industry", "\"9999\"", "9999")]
    [InlineData("seal-kinds", """["official","finance"]""", "法定名称章、财务专用章")]
    [InlineData("domicile", """{"division":"330106","detail":"清河路66号"}""", "浙江省杭州市西湖区清河路66号")]
    [InlineData("domicile", """{"division":"000000","detail":"清河路66号"}""", "000000清河路66号")]
    [InlineData("domicile", """{"detail":"清河路66号"}""", "清河路66号")]
    [InlineData("appointment-date", "\"2026-03-09\"", "2026年3月9日")]
    [InlineData("appointment-date", "\"soon\"", "soon")]
    [InlineData("company-name", "null", "")]
    [InlineData("no-such-element", "\"x\"", "")]
    public void Value_IsReadAsAPersonReadsIt(string element, string json, string text) =>
        ValueText.Of(CompanyOpening.Release.Library, element, JsonNode.Parse(json)).ShouldBe(text);

    [Fact]
    public void Group_IsReadRowByRow_InTheOrderOfItsMembers()
    {
        var rows = JsonNode.Parse("""[{"officer-position":"supervisor","officer-name":"苏晚晴"},{"officer-name":"林知远"}]""");
        ValueText.Of(CompanyOpening.Release.Library, "officers", rows).ShouldBe("苏晚晴，监事；林知远");
    }

    [Theory]
    [InlineData("agreed", "true", "是")]
    [InlineData("agreed", "false", "否")]
    [InlineData("colour", "\"red\"", "红")]
    [InlineData("colour", "\"blue\"", "blue")]
    [InlineData("place", "\"330106\"", "330106")]
    public void Value_OfAnElementWithoutCodeList_IsReadByItsKind(string element, string json, string text) =>
        ValueText.Of(Small(), element, JsonNode.Parse(json)).ShouldBe(text);

    [Fact]
    public void EveryValueOfTheSample_HasAText_AndNoCodeShowsThrough()
    {
        var library = CompanyOpening.Release.Library;
        foreach (var (element, value) in CompanyOpening.Values)
        {
            var text = ValueText.Of(library, element, value);
            text.ShouldNotBeNullOrWhiteSpace(element);
            if (library.ElementAt(element)!.Domain.CodeLists.Count > 0)
                text.ShouldNotBe(value!.ToString(), element);
        }
    }

    private static FormLibrary Small() => new FormLibraryBuilder()
        .AddElement(Element("agreed", "yesNo", "{}"), "agreed.json")
        .AddElement(Element("colour", "choice", """{"options":[{"code":"red","name":{"zh":"红"}},{"code":"green","name":{"zh":"绿"}}]}"""), "colour.json")
        .AddElement(Element("place", "division", "{}"), "place.json")
        .Build().Library;

    private static string Element(string identifier, string kind, string domain) => $$"""
        { "identifier": "{{identifier}}", "name": { "zh": "项" }, "definition": "d", "kind": "{{kind}}", "representation": "an..100", "valueDomain": {{domain}},
          "classification": { "level": 2, "subject": "organisation" }, "synonyms": [], "submittingBody": "a", "status": "published", "version": 1 }
        """;
}
