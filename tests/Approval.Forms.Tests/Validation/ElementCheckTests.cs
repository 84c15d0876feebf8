using System.Text.Json.Nodes;
using Approval.Forms.Validation;

namespace Approval.Forms.Tests.Validation;

public sealed class ElementCheckTests
{
    [Theory]
    [InlineData("code", "\"91330106MA0000F61H\"", null)]
    [InlineData("code", "\"91330106MA0000F61J\"", "credit-code.check-character")]
    [InlineData("gone", "1", "element.unknown")]
    [InlineData("people", "[]", "value.wrong-type")]
    public void Check_OneValue_ByItsElementAlone(string element, string value, string? code)
    {
        var library = new Given().Element("code", "creditCode").Element("people", "group", """{ "members": ["code"] }""").Library();
        var findings = ElementCheck.Check(library, element, JsonNode.Parse(value)!, Given.Today);
        findings.Select(finding => finding.Code).ShouldBe(code is null ? [] : [code]);
        findings.ShouldAllBe(finding => finding.Path == element);
    }
}
