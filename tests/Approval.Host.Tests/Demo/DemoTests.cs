using System.Text.Json.Nodes;
using Approval.Host.Tests.Documents;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Demo;

/// <summary>The demo as a newcomer runs it, and what independent tools say of the licence it leaves.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_CompanyOpening_SucceedsAndLeavesALicenceThatIndependentToolsAccept()
    {
        using var folder = TestDirectory.Create("demo");
        var (exitCode, output) = await ProcessHost.RunAsync(null, "demo", "company-opening", "--out", folder.Path);

        exitCode.ShouldBe(0, output);
        var merge = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "merge.json")))!;
        ((int)merge["fieldsBefore"]!).ShouldBeGreaterThanOrEqualTo(120);
        ((int)merge["fieldsAfter"]!).ShouldBeLessThanOrEqualTo(60);
        ((int)merge["materialsAfter"]!).ShouldBeLessThanOrEqualTo(5);
        merge["departments"]!.AsArray().Count.ShouldBe(6);
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "timeline.json")))!["steps"]!.AsArray().Count.ShouldBeGreaterThan(20);

        var verify = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "verify.json")))!;
        verify["components"]!.AsArray().Count.ShouldBe(7);
        var licence = Path.Combine(folder.Path, "licence.pdf");
        Tool.Qpdf(licence).ShouldContain("No syntax or stream encoding errors");
        Tool.Signature(licence).ShouldContain("Signature is Valid");
        Tool.Signature(licence).ShouldContain("Total document signed");
        Tool.Text(licence).ShouldContain("示例市云山茶业有限公司");
        Tool.Text(licence).ShouldContain((string)verify["holderCode"]!);
        Tool.Qr(licence, 150).ShouldEndWith($"/verify/{verify["verifyCode"]}");
    }

    [Fact]
    public async Task Demo_UnknownBundle_SaysSoAndFails()
    {
        using var folder = TestDirectory.Create("demo");
        var (exitCode, output) = await ProcessHost.RunAsync(null, "demo", "no-such-bundle", "--out", folder.Path);
        exitCode.ShouldBe(1);
        output.ShouldContain("no-such-bundle");
    }
}
