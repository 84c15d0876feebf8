using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.SignIn;

public class CrossSiteGuardTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Theory]
    [InlineData("application/json", null, null, false, HttpStatusCode.NoContent)]
    [InlineData("application/json", "same-origin", null, false, HttpStatusCode.NoContent)]
    [InlineData("application/json", "cross-site", null, false, HttpStatusCode.Forbidden)]
    [InlineData("application/json", "same-site", null, false, HttpStatusCode.Forbidden)]
    [InlineData("application/json", null, "https://evil.example", false, HttpStatusCode.Forbidden)]
    [InlineData("application/json", null, "null", false, HttpStatusCode.Forbidden)]
    [InlineData("application/json", null, "self", false, HttpStatusCode.NoContent)]
    [InlineData("text/plain", null, null, false, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain; charset=utf-8", "same-origin", null, false, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", null, null, false, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=b", null, null, false, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=b", null, null, true, HttpStatusCode.NoContent)]
    [InlineData("multipart/form-data; boundary=b", "cross-site", null, true, HttpStatusCode.Forbidden)]
    [InlineData(null, null, null, false, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, "same-origin", null, false, HttpStatusCode.NoContent)]
    public async Task Change_WithCookie_NeedsOurOwnPage(string? type, string? site, string? origin, bool custom, HttpStatusCode expected)
    {
        using var client = await office.Host.SignedInAsync("clerk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}")) };
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin == "self" ? office.Host.Address.GetLeftPart(UriPartial.Authority) : origin);
        if (custom)
            request.Headers.Add("X-Requested-With", "fetch");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Change_WithKey_CarriesNoAmbientRight()
    {
        using var client = office.Host.WithKey("tax");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Read_FromAnotherSite_Passes()
    {
        using var client = await office.Host.SignedInAsync("clerk");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
