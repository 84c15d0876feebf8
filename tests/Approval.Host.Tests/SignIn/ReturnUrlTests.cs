using Approval.Host.SignIn;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.SignIn;

public class ReturnUrlTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/cases/1?tab=2#x", "/cases/1?tab=2#x")]
    [InlineData("/a//b", "/a//b")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("cases/1", "/")]
    public void Safe_AnyText_IsAPathOfThisSite(string? asked, string expected) => ReturnUrl.Safe(asked).ShouldBe(expected);
}
