using Approval.Host.Demo;
using Approval.Host.Hosting;
using Approval.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Approval.Browser.Tests;

/// <summary>One real host and one real Chromium for all browser tests.</summary>
public sealed class Office : IAsyncLifetime, IAsyncDisposable
{
    private const string Bundle = "company-opening";

    private readonly HostFixture _host = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address => _host.Address;

    /// <summary>What a realistic applicant answers and fills in.</summary>
    internal DemoSample Sample { get; } = DemoSample.Read(Path.Combine(Installation.Root, "definitions"), Bundle);

    /// <summary>A real PDF file.</summary>
    public byte[] Paper { get; private set; } = [];

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        await _host.InitializeAsync();
        Paper = ActivatorUtilities.CreateInstance<DemoPaper>(_host.Services).Make("样本");
    }

    /// <summary>Somebody who looks at the pages without signing in.</summary>
    public async Task<Person> GuestAsync(bool script = true, string locale = "zh-CN")
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(), Locale = locale, JavaScriptEnabled = script, ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return new Person(await context.NewPageAsync(), Address, script);
    }

    /// <summary>A demo user, signed in by the sign-in page.</summary>
    public async Task<Person> SignedInAsync(string user, bool script = true)
    {
        var person = await GuestAsync(script);
        await person.Page.GotoAsync("/sign-in");
        await person.SignInAsync(user);
        return person;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _host.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}

/// <summary>Tests that share the host and the browser, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OfficeHours : ICollectionFixture<Office>
{
    public const string Name = "office";
}
