using Shouldly;
using Xunit;

namespace Approval.Browser.Tests;

/// <summary>What anybody sees without signing in, and the pages that say that something is not there.</summary>
[Collection(OfficeHours.Name)]
public sealed class PublicPageTests(Office office)
{
    [Theory]
    [InlineData("/", "一件事，一次办")]
    [InlineData("/guide/company-opening", "合并办理省了什么")]
    [InlineData("/guide/nothing", "没有找到")]
    [InlineData("/sign-in", "用户名")]
    [InlineData("/verify", "查验码")]
    [InlineData("/verify/0000000000000000", "没有查到这张证照")]
    public async Task Page_OpenedByAGuest_IsThereAndSound(string path, string words)
    {
        await using var guest = await office.GuestAsync();
        await guest.OpenAsync(path);
        (await guest.WordsAsync()).ShouldContain(words);
    }

    [Theory]
    [InlineData("/guide/company-opening", "What doing it together saves")]
    [InlineData("/sign-in", "User name")]
    public async Task Page_OpenedByAnEnglishReader_SpeaksEnglish(string path, string words)
    {
        await using var guest = await office.GuestAsync(locale: "en-GB");
        await guest.OpenAsync(path);
        (await guest.WordsAsync()).ShouldContain(words);
        (await guest.Page.GetAttributeAsync("html", "lang")).ShouldBe("en");
    }

    [Fact]
    public async Task Guide_ShowsWhatMergingSaves_AsTheMergeCountedIt()
    {
        await using var guest = await office.GuestAsync();
        await guest.Page.GotoAsync("/guide/company-opening");
        var numbers = await guest.Page.EvaluateAsync<int[]>("() => document.querySelector('.saving dd').innerText.match(/[0-9]+/g).map(Number)");
        numbers[0].ShouldBeGreaterThanOrEqualTo(120);
        numbers[1].ShouldBeLessThanOrEqualTo(60);
    }

    [Theory]
    [InlineData("applicant", "/window", "没有权限")]
    [InlineData("clerk", "/reviews", "没有权限")]
    [InlineData("applicant", "/nowhere", "没有找到")]
    [InlineData("applicant", "/cases/0193f000-0000-7000-8000-000000000000", "没有找到")]
    [InlineData("reviewer.tax", "/reviews/0193f000-0000-7000-8000-000000000000", "没有找到")]
    [InlineData("applicant", "/cases", "我的办件")]
    [InlineData("clerk", "/", "窗口受理")]
    public async Task Page_OpenedBySomebodySignedIn_IsWhatTheirRoleOpens(string user, string path, string words)
    {
        await using var person = await office.SignedInAsync(user);
        await person.OpenAsync(path);
        (await person.WordsAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_KeepsTheNameAndSaysSo()
    {
        await using var guest = await office.GuestAsync();
        await guest.Page.GotoAsync("/cases");
        await guest.Page.FillAsync("#userName", "applicant");
        await guest.Page.FillAsync("#password", "wrong");
        await guest.PressAsync("main button[type=submit]");
        (await guest.WordsAsync()).ShouldContain("用户名或密码不正确");
        (await guest.Page.InputValueAsync("#userName")).ShouldBe("applicant");
        await guest.LookOverAsync();
        await guest.SignInAsync("applicant");
        new Uri(guest.Page.Url).AbsolutePath.ShouldBe("/cases");
    }
}
