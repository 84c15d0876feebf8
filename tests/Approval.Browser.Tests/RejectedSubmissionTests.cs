using Shouldly;
using Xunit;

namespace Approval.Browser.Tests;

/// <summary>Nothing that was typed is lost, whatever goes wrong (invariant 8).</summary>
[Collection(OfficeHours.Name)]
public sealed class RejectedSubmissionTests(Office office)
{
    // The check character should be 3.
    private const string WrongNumber = "330106198604154320";

    [Fact]
    public async Task Submission_WithAWrongNumber_ComesBackWithEverythingTyped()
    {
        await using var applicant = await office.SignedInAsync("applicant");
        var path = await applicant.BeginAsync(office);
        var typed = office.Sample.Values.DeepClone().AsObject();
        typed["legal-representative-id-number"] = WrongNumber;
        await applicant.FillAsync(typed);
        var before = await ValuesAsync(applicant);
        await applicant.PressAsync("button.btn[value=next]");
        await applicant.Page.GotoAsync($"{path}/check");
        await applicant.PressAsync("main button[type=submit]");
        (await applicant.WordsAsync()).ShouldContain("校验码不正确");
        await applicant.LookOverAsync();
        await applicant.PressAsync(".notice-bad a[href*='legal-representative-id-number']");
        (await ValuesAsync(applicant)).Order(StringComparer.Ordinal).ToArray().ShouldBe(before.Order(StringComparer.Ordinal).ToArray());
        (await applicant.Page.InnerTextAsync("#f-legal-representative-id-number-error")).ShouldContain("校验码不正确");
        await applicant.LookOverAsync();
    }

    [Fact]
    public async Task Form_SentAfterTheSessionEnded_IsStillThereAfterSigningInAgain()
    {
        await using var applicant = await office.SignedInAsync("applicant");
        await applicant.BeginAsync(office);
        await applicant.Page.FillAsync("[name='company-name']", "示例市晨光书店有限公司");
        await applicant.Page.Context.ClearCookiesAsync();
        await applicant.PressAsync("button.btn[value=save]");
        (await applicant.WordsAsync()).ShouldContain("没有丢失");
        await applicant.LookOverAsync();
        await applicant.SignInAsync("applicant");
        await applicant.LookOverAsync();
        await applicant.PressAsync("main button[type=submit]");
        (await applicant.Page.InputValueAsync("[name='company-name']")).ShouldBe("示例市晨光书店有限公司");
        (await applicant.WordsAsync()).ShouldContain("已保存");
    }

    [Fact]
    public async Task Form_SavedInAnotherTabMeanwhile_ComesBackAsItWasTyped()
    {
        await using var applicant = await office.SignedInAsync("applicant");
        var path = await applicant.BeginAsync(office);
        var other = await applicant.Page.Context.NewPageAsync();
        await other.GotoAsync($"{path}/form");
        await other.FillAsync("[name='postal-code']", "310000");
        await other.ClickAsync("button.btn[value=save]");
        await other.WaitForURLAsync("**saved=1");
        await applicant.Page.FillAsync("[name='company-name']", "示例市云山茶业有限公司");
        await applicant.PressAsync("button.btn[value=save]");
        (await applicant.WordsAsync()).ShouldContain("内容已被他人更新");
        (await applicant.Page.InputValueAsync("[name='company-name']")).ShouldBe("示例市云山茶业有限公司");
        await applicant.PressAsync("button.btn[value=save]");
        (await applicant.WordsAsync()).ShouldContain("已保存");
    }

    [Fact]
    public async Task Document_ThatIsNotWhatItSays_IsRefusedAtItsPlace()
    {
        await using var applicant = await office.SignedInAsync("applicant");
        var path = await applicant.BeginAsync(office);
        await applicant.Page.GotoAsync($"{path}/materials");
        await applicant.LeaveByAsync(() => applicant.Page.SetInputFilesAsync(
            "input[type=file] >> nth=0", new Microsoft.Playwright.FilePayload { Name = "a.pdf", MimeType = "application/pdf", Buffer = "no pdf"u8.ToArray() }));
        (await applicant.Page.InnerTextAsync("li:has(input[aria-invalid]) .field-error")).ShouldContain("内容");
        await applicant.LookOverAsync();
    }

    [Fact]
    public async Task Typing_WhileTheFormIsDrawnAgain_IsKept()
    {
        await using var applicant = await office.SignedInAsync("applicant");
        await applicant.BeginAsync(office);
        var held = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await applicant.Page.RouteAsync("**/form", async route =>
        {
            asked.TrySetResult();
            await held.Task;
            await route.ContinueAsync();
        });
        await applicant.Page.ClickAsync("button[value='add:shareholders']");
        await asked.Task;
        await applicant.Page.FillAsync("[name='company-name']", "示例市云山茶业有限公司");
        held.SetResult();
        await applicant.Page.Locator("[name='shareholders[0].shareholder-name']").FillAsync("林知远");
        await applicant.PressAsync("button.btn[value=save]");
        (await applicant.Page.InputValueAsync("[name='company-name']")).ShouldBe("示例市云山茶业有限公司");
        (await applicant.Page.InputValueAsync("[name='shareholders[0].shareholder-name']")).ShouldBe("林知远");
    }

    /// <summary>Every value that stands in the form, with its name; a suggestion counts as the code it stands for.</summary>
    private static Task<string[]> ValuesAsync(Person person) => person.Page.EvaluateAsync<string[]>("""
        () => [...new FormData(document.getElementById('the-form'))]
          .filter(([name]) => !name.startsWith('__') && name !== 'version')
          .map(([name, value]) => [name, document.querySelector(`[name="${CSS.escape(name)}"]`)?.list ? value.replace(/^.*（([^（）]+)）$/, '$1') : value])
          .map(pair => pair.join('='))
        """);
}
