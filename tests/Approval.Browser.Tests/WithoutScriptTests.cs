using Shouldly;
using Xunit;

namespace Approval.Browser.Tests;

/// <summary>With scripts switched off the same case can be submitted.</summary>
[Collection(OfficeHours.Name)]
public sealed class WithoutScriptTests(Office office)
{
    [Fact]
    public async Task Case_FilledInWithoutScripts_CanBeSubmitted()
    {
        await using var applicant = await office.SignedInAsync("applicant", script: false);
        await applicant.BeginAsync(office);
        await applicant.FillAsync(office.Sample.Values);
        await applicant.PressAsync("button.btn[value=next]");
        await applicant.UploadAllAsync(office);
        await applicant.PressAsync("a[href$='/check']");
        await applicant.PressAsync("main button[type=submit]");
        (await applicant.WordsAsync()).ShouldContain("已提交");
    }

    [Fact]
    public async Task Row_RemovedWithoutScripts_IsGoneAndTheOthersStay()
    {
        await using var applicant = await office.SignedInAsync("applicant", script: false);
        await applicant.BeginAsync(office);
        await applicant.FillElementAsync("officers", office.Sample.Values["officers"]!);
        await applicant.PressAsync("button[value='remove:officers:0']");
        (await applicant.Page.InputValueAsync("[name='officers[0].officer-name']")).ShouldBe("苏晚晴");
        (await applicant.Page.Locator("[name='officers[1].officer-name']").CountAsync()).ShouldBe(0);
    }
}
