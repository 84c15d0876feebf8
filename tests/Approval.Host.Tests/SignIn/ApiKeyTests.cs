using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Approval.Host.SignIn;
using Approval.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.SignIn;

public class ApiKeyTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Key_OfADepartment_IsItsSystem()
    {
        using var client = office.Host.WithKey("tax");

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me");

        me.GetProperty("id").GetString().ShouldBe("system:tax");
        me.GetProperty("name").GetString().ShouldBe("税务局业务系统");
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["department-system"]);
        me.GetProperty("department").GetString().ShouldBe("tax");
    }

    [Theory]
    [InlineData("tax.wrong")]
    [InlineData("police." + HostFixture.Password)]
    [InlineData("tax")]
    [InlineData(".")]
    [InlineData("")]
    public async Task Key_Wrong_IsRefusedWithoutFallingBackToACookie(string key)
    {
        using var client = await office.Host.SignedInAsync("clerk");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "ApiKey " + key);

        using var answer = await client.GetAsync("/api/me");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("sign-in.key");
    }

    [Fact]
    public async Task Key_SwitchedOffAfterUse_IsRefusedAtOnce()
    {
        var users = office.Host.Services.GetRequiredService<UserStore>();
        var hash = new Passwords().Hash("secret-of-the-bank");
        await users.AddKeyAsync(new ApiKey("bank-2", "bank", "银行", hash, Disabled: false), default);
        using var client = office.Host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", "bank-2.secret-of-the-bank");
        (await client.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await office.Host.Database.Database.ExecuteAsync("update api_key set disabled = true where key_id = 'bank-2'", default);

        (await client.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_UsedAgain_CostsNoSlowHash()
    {
        using var client = office.Host.WithKey("tax");
        await client.GetAsync("/api/me");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        for (var i = 0; i < 100; i++)
            await client.GetAsync("/api/me");

        // A hundred slow hashes take more than three seconds on any machine this runs on.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }
}
