using Shouldly;
using Xunit;

namespace Approval.Browser.Tests;

/// <summary>The inspection of pages can fail: each of its eyes is shown something that it must see.</summary>
[Collection(OfficeHours.Name)]
public sealed class InspectionTests(Office office)
{
    [Theory]
    [InlineData("<html lang='zh'><title>t</title><main><h1>t</h1><button></button></main></html>", "button-name")]
    [InlineData("<html lang='zh'><title>t</title><main><h1>t</h1><p style='color:#bbb;background:#fff'>浅色文字</p></main></html>", "color-contrast")]
    [InlineData("<html lang='zh'><title>t</title><main><h1>t</h1><p style='width:600px'>宽</p></main></html>", "wider than 320")]
    public async Task Page_WithAFault_IsObjectedTo(string page, string objection)
    {
        await using var guest = await office.GuestAsync();
        await guest.Page.SetContentAsync(page);
        (await Record.ExceptionAsync(guest.LookOverAsync)).ShouldNotBeNull().Message.ShouldContain(objection);
    }

    [Theory]
    [InlineData("<img alt='' src='http://127.0.0.2:9/picture.png'>", "another host")]
    [InlineData("<script>console.error('broken')</script>", "broken")]
    [InlineData("<script>throw new Error('lost')</script>", "lost")]
    public async Task Person_WhoseBrowserComplains_FailsTheTest(string page, string complaint)
    {
        var guest = await office.GuestAsync();
        await guest.Page.SetContentAsync(page);
        (await Record.ExceptionAsync(async () => await guest.DisposeAsync())).ShouldNotBeNull().Message.ShouldContain(complaint);
    }
}
