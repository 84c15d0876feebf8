using Microsoft.Playwright;

namespace Approval.Browser.Tests;

/// <summary>The machine's own Chromium: <c>APPROVAL_CHROMIUM</c>, or where Debian puts it.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <exception cref="InvalidOperationException">There is none; the message says in one line how to install it.</exception>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var path = Environment.GetEnvironmentVariable("APPROVAL_CHROMIUM") ?? Array.Find(Places, File.Exists)
            ?? throw new InvalidOperationException("The browser tests need Chromium: run 'apt-get install chromium', or set APPROVAL_CHROMIUM to its path.");
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
    }
}
