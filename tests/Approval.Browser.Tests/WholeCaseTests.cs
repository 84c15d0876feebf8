using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Browser.Tests;

/// <summary>A company is opened in the browser, from the first question to the verified licence, with a correction on the way.</summary>
[Collection(OfficeHours.Name)]
public sealed class WholeCaseTests(Office office)
{
    private static readonly string[] Departments = ["market-regulation", "public-security", "tax", "human-resources", "housing-fund", "bank"];

    [Fact]
    public async Task Case_HandledByEverybodyInTheBrowser_EndsInALicenceThatAnybodyCanVerify()
    {
        await using var applicant = await office.SignedInAsync("applicant");
        await using var clerk = await office.SignedInAsync("clerk");
        var path = await SubmitAsync(applicant);
        await ReceiveAndAskForACorrectionAsync(clerk, path);
        await CorrectAsync(applicant, path);
        await clerk.PressAsync("a[href='/window']");
        await clerk.PressAsync($"a[href='{path.Replace("/cases/", "/window/", StringComparison.Ordinal)}']");
        await clerk.PressAsync("button[value=accept]");
        await clerk.LookOverAsync();
        foreach (var department in Departments)
            await ReviewAsync(department);
        await SeeTheLicenceAsync(applicant, path);
    }

    private async Task<string> SubmitAsync(Person applicant)
    {
        await applicant.OpenAsync($"/apply/{office.Sample.Bundle}");
        var path = await applicant.BeginAsync(office);
        await applicant.LookOverAsync();
        await applicant.FillAsync(office.Sample.Values);
        await applicant.PressAsync("button.btn[value=next]");
        await applicant.LookOverAsync();
        await applicant.UploadAllAsync(office);
        await applicant.LookOverAsync();
        await applicant.OpenAsync($"{path}/check");
        await applicant.PressAsync("main button[type=submit]");
        (await applicant.WordsAsync()).ShouldContain("已提交");
        await applicant.LookOverAsync();
        return path;
    }

    private static async Task ReceiveAndAskForACorrectionAsync(Person clerk, string path)
    {
        await clerk.OpenAsync("/window");
        await clerk.OpenAsync(path.Replace("/cases/", "/window/", StringComparison.Ordinal));
        await clerk.PressAsync("button[value=receive]");
        await clerk.PressAsync("a[href$='/correction']");
        await clerk.LookOverAsync();
        await clerk.Page.CheckAsync("#tick-f-company-phone");
        await clerk.PressAsync("main button[type=submit]");
        (await clerk.Page.IsCheckedAsync("#tick-f-company-phone")).ShouldBeTrue("a refused notice comes back with its ticks");
        await clerk.Page.FillAsync("#note-f-company-phone", "该号码无法接通，请更换。");
        await clerk.PressAsync("main button[type=submit]");
        (await clerk.WordsAsync()).ShouldContain("等待申请人补正");
    }

    private static async Task CorrectAsync(Person applicant, string path)
    {
        await applicant.OpenAsync(path);
        (await applicant.WordsAsync()).ShouldContain("该号码无法接通，请更换。");
        await applicant.PressAsync(".notice-wait a");
        applicant.Page.Url.ShouldEndWith("/form#f-company-phone");
        await applicant.LookOverAsync();
        await applicant.Page.FillAsync("[name='company-phone']", "0571-85550199");
        await applicant.PressAsync("button.btn[value=next]");
        await applicant.Page.GotoAsync($"{path}/check");
        await applicant.PressAsync("main button[type=submit]");
        (await applicant.WordsAsync()).ShouldNotContain("该号码无法接通");
    }

    private async Task ReviewAsync(string department)
    {
        await using var reviewer = await office.SignedInAsync($"reviewer.{department}");
        await reviewer.OpenAsync("/reviews");
        var offered = reviewer.Page.Locator("section[aria-labelledby=offered] .row-link");
        (await offered.CountAsync()).ShouldBeGreaterThan(0, $"{department} has nothing to review");
        while (await offered.CountAsync() > 0)
        {
            await reviewer.PressAsync("section[aria-labelledby=offered] .row-link");
            await reviewer.PressAsync("button[value=claim]");
            if (department == Departments[0])
                await LookAtEverythingAsync(reviewer);
            await reviewer.PressAsync("button[value=Approve]");
            (await reviewer.WordsAsync()).ShouldContain("作出决定：准予");
            await reviewer.PressAsync("a[href='/reviews']");
        }
    }

    private static async Task LookAtEverythingAsync(Person reviewer)
    {
        await reviewer.LookOverAsync();
        await reviewer.PressAsync("button[value=Refuse]");
        (await reviewer.WordsAsync()).ShouldContain("必须说明理由");
        var task = new Uri(reviewer.Page.Url).AbsolutePath;
        await reviewer.OpenAsync($"{task}/return");
        await reviewer.OpenAsync(task);
    }

    private async Task SeeTheLicenceAsync(Person applicant, string path)
    {
        var download = applicant.Page.Locator("a[href$='licence.pdf']");
        // The document is made after the decision; the page tells to reload, and so does this person.
        await Eventually.TrueAsync(async () =>
        {
            await applicant.Page.GotoAsync(path);
            return await download.CountAsync() == 1;
        }, "the licence can be downloaded");
        await applicant.LookOverAsync();
        var document = await applicant.Page.APIRequest.GetAsync(path.Replace("/cases/", "/api/cases/", StringComparison.Ordinal) + "/licence.pdf");
        (await document.BodyAsync()).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        var verify = await applicant.Page.GetAttributeAsync("a[href^='/verify/']", "href");
        await using var anybody = await office.GuestAsync();
        await anybody.OpenAsync(verify!);
        var words = await anybody.WordsAsync();
        words.ShouldContain("证照有效");
        words.ShouldContain("示例市云山茶业有限公司");
        words.ShouldContain("测试签章");
        await applicant.OpenAsync("/cases");
    }
}
