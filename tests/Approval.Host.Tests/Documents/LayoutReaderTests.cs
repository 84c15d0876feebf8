using System.Text;
using System.Text.Json.Nodes;
using Approval.Forms;
using Approval.Host.Documents.Layouts;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>What is told about a layout that cannot be used.</summary>
public sealed class LayoutReaderTests
{
    private static ReadResult<LicenceLayout> Read(Action<JsonNode> change)
    {
        var layout = JsonNode.Parse(File.ReadAllBytes(PrintShop.LayoutFile))!;
        change(layout);
        return LicenceLayoutReader.Read("layout.json", Encoding.UTF8.GetBytes(layout.ToJsonString()));
    }

    [Fact]
    public void Layout_OfTheBundle_IsRead()
    {
        var read = LicenceLayoutReader.ReadFile(PrintShop.LayoutFile);
        read.Problems.ShouldBeEmpty();
        read.Value!.Identifier.ShouldBe("company-opening-original");
    }

    public static TheoryData<string, Action<JsonNode>, string, string> Faults => new()
    {
        { "a box beyond the edge", l => l["texts"]![0]!["box"]!["width"] = 290, "$.texts[0].box", "leaves the page of 297 by 210 mm" },
        { "an unknown font", l => l["face"]!["value"]!["font"] = "comic", "$.face.value.font", "'comic' is not a known font" },
        { "an unknown placeholder", l => l["texts"]![0]!["text"] = "{titel}", "$.texts[0].text", "unknown placeholder {titel}" },
        { "columns that do not fill the table", l => l["components"]!["columns"]![1]!["width"] = 20, "$.components.columns", "mm wide together, but the box is 143 mm" },
        { "a seal beyond the edge", l => l["seal"]!["y"] = 200, "$.seal", "leaves the page" },
        { "a code too small to read", l => l["qr"]!["size"] = 18, "$.qr.size", "must be 25 mm or more" },
        { "a minimum above the size", l => l["components"]!["cell"]!["minimumSize"] = 12, "$.components.cell.minimumSize", "between 4 points and the size" },
        { "no room for values", l => l["face"]!["labelWidth"] = 95, "$.face.labelWidth", "leaves no room" },
        { "a field named twice", l => l["face"]!["fields"]![1] = l["face"]!["fields"]![0]!.DeepClone(), "$.face.fields", "twice" },
        { "a rule beyond the edge", l => l["rules"]![0]!["y2"] = 300, "$.rules[0]", "leaves the page" },
        { "a colour that is none", l => l["seal"]!["colour"] = "red", "$.seal.colour", "#RRGGBB" },
        { "a member that is unknown", l => l["seal"]!["shape"] = "oval", "$.seal", "shape" },
        { "a member that is missing", l => l["seal"]!.AsObject().Remove("diameter"), "$.seal", "diameter" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Layout_WithAFault_NamesPlaceAndReason(string fault, Action<JsonNode> change, string path, string reason)
    {
        var read = Read(change);
        read.Value.ShouldBeNull(fault);
        var problem = read.Problems.ShouldHaveSingleItem(fault);
        problem.Path.ShouldStartWith(path);
        problem.Message.ShouldContain(reason);
    }

    [Fact]
    public void Layout_WithSeveralFaults_TellsAll() =>
        Read(l =>
        {
            l["version"] = 0;
            l["face"]!["label"]!["font"] = "x";
        }).Problems.Count.ShouldBe(2);

    [Fact]
    public void Layout_CutOff_NamesTheLine()
    {
        var read = LicenceLayoutReader.Read("layout.json", "{\n  \"identifier\": \"a\",\n  \"version\": "u8);
        read.Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void Schema_OfLayouts_KnowsTheSameFonts()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.At("definitions", "schemas", "licence-layout.schema.json")))!;
        schema["$defs"]!["style"]!["properties"]!["font"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>())
            .ShouldBe(Host.Documents.Fonts.FontCatalog.Names, ignoreOrder: true);
    }
}
