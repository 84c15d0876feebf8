using System.Text.Json.Nodes;
using Approval.Forms.DataElements;

namespace Approval.Forms.Tests.DataElements;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("officer-name", "text", 3, "personal", "\"张三\"", "\"张*\"")]
    [InlineData("officer-name", "text", 3, "personal", "\"欧阳娜娜\"", "\"欧**娜\"")]
    [InlineData("officer-name", "text", 3, "personal", "\"𠮷田\"", "\"𠮷*\"")]
    [InlineData("id", "idNumber", 4, "personal", "\"11010519491231002X\"", "\"110105********002X\"")]
    [InlineData("tel", "phone", 3, "personal", "\"13812345678\"", "\"138****5678\"")]
    [InlineData("mail", "email", 3, "personal", "\"zhang@example.cn\"", "\"z***@example.cn\"")]
    [InlineData("tel", "phone", 3, "organisation", "\"13812345678\"", "\"13812345678\"")]
    [InlineData("tel", "phone", 2, "personal", "\"13812345678\"", "\"13812345678\"")]
    [InlineData("wage", "money", 4, "personal", "12000", "\"******\"")]
    [InlineData("secret", "text", 5, "other", "\"abcdef\"", "\"******\"")]
    [InlineData("note", "text", 4, "other", "\"ab\"", "\"**\"")]
    [InlineData("note", "text", 4, "other", "[\"abc\",\"x\"]", "[\"a*c\",\"*\"]")]
    [InlineData("home", "address", 4, "personal", """{"division":"330106","detail":"文三路1号"}""", """{"division":"330106","detail":"文***号"}""")]
    public void Mask_ByClassificationAndKind_HidesWhatNeedNotBeKnown(string id, string kind, int level, string subject, string value, string shown)
    {
        var element = new Given().Element(id, kind, level: level, subject: subject).Library().Elements[id];
        var masked = Masking.Mask(element, JsonNode.Parse(value));
        JsonNode.DeepEquals(masked, JsonNode.Parse(shown)).ShouldBeTrue(masked!.ToJsonString());
    }

    [Fact]
    public void Mask_NoValue_StaysNone() =>
        Masking.Mask(new Given().Element("id", "idNumber", level: 4).Library().Elements["id"], null).ShouldBeNull();
}
