using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Approval.Testing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.SignIn;

public class SignInTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Theory]
    [InlineData("applicant", "applicant", null)]
    [InlineData("clerk", "clerk", "bank")]
    [InlineData("reviewer.tax", "reviewer", "tax")]
    [InlineData("reviewer.bank", "reviewer", "bank")]
    [InlineData("designer", "designer", null)]
    [InlineData("supervisor", "supervisor", "bank")]
    [InlineData("admin", "admin", null)]
    public async Task SignIn_DemoUser_HasItsRoleAndDepartment(string user, string role, string? department)
    {
        using var client = await office.Host.SignedInAsync(user);

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me");

        me.GetProperty("login").GetString().ShouldBe(user);
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe([role]);
        me.GetProperty("department").GetString().ShouldBe(department);
        Guid.TryParse(me.GetProperty("id").GetString(), out _).ShouldBeTrue();
    }

    [Fact]
    public async Task SignIn_NameInOtherCaseWithSpaces_IsTheSameUser()
    {
        using var client = office.Host.Anonymous();

        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { userName = " Clerk ", password = HostFixture.Password });

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task SignIn_Cookie_IsClosedToScriptsAndOtherSites()
    {
        using var client = office.Host.Anonymous();

        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { userName = "clerk", password = HostFixture.Password });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("approval=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Theory]
    [InlineData("supervisor", "not the password")]
    [InlineData("nobody-of-this-name", "not the password")]
    [InlineData("", "")]
    [InlineData("zero\0byte", "x")]
    public async Task SignIn_WrongNameOrPassword_IsTheSameRefusal(string user, string password)
    {
        using var client = office.Host.Anonymous();

        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { userName = user, password });

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("sign-in.refused");
        problem.GetProperty("title").GetString().ShouldBe("用户名或密码不正确。");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task SignIn_FiveFailures_LocksThatNameOnly()
    {
        using var client = office.Host.Anonymous();
        for (var i = 0; i < 5; i++)
            await client.PostAsJsonAsync("/api/sign-in", new { userName = "designer", password = "wrong" + i });

        using var locked = await client.PostAsJsonAsync("/api/sign-in", new { userName = "designer", password = HostFixture.Password });
        using var other = await client.PostAsJsonAsync("/api/sign-in", new { userName = "applicant", password = HostFixture.Password });

        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(4));
        other.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task SignOut_AfterIt_TheCookieIsGone()
    {
        using var client = await office.Host.SignedInAsync("clerk");

        using var answer = await client.PostAsJsonAsync("/api/sign-out", new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_UserIsSwitchedOff_Ends()
    {
        await using var own = await HostFixture.StartAsync(new HostOptions { Definitions = TestDefinitions.Empty });
        using var client = await own.SignedInAsync("clerk");
        await own.Database.Database.ExecuteAsync("update app_user set disabled = true where login = 'clerk'", default);

        using var answer = await client.GetAsync("/api/me");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/window", "text/html,*/*", HttpStatusCode.Found)]
    [InlineData("/cases/1?x=2", "text/html", HttpStatusCode.Found)]
    [InlineData("/window", "application/json", HttpStatusCode.Unauthorized)]
    [InlineData("/api/me", "text/html", HttpStatusCode.Unauthorized)]
    [InlineData("/odata/Cases", "text/html", HttpStatusCode.Unauthorized)]
    public async Task Stranger_AnyDoor_IsSentToSignInOrRefused(string path, string accept, HttpStatusCode expected)
    {
        using var client = office.Host.Anonymous();
        client.DefaultRequestHeaders.Add("Accept", accept);

        using var answer = await client.GetAsync(path);

        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.Found)
            answer.Headers.Location!.OriginalString.ShouldBe("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        else
            answer.Headers.WwwAuthenticate.ToString().ShouldContain("ApiKey");
    }
}
