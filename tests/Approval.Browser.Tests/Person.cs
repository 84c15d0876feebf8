using Approval.Testing;
using Microsoft.Playwright;
using Shouldly;

namespace Approval.Browser.Tests;

/// <summary>One person at one browser; whatever goes wrong behind the page is remembered and fails the test at its end.</summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<string> _complaints = [];

    public Person(IPage page, Uri address, bool script)
    {
        (Page, HasScript) = (page, script);
        page.PageError += (_, error) => _complaints.Add($"script error: {error}");
        page.Console += (_, message) =>
        {
            // A page that answers with 4xx on purpose is no error of the page.
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
                _complaints.Add($"console: {message.Text}");
        };
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var target) && target.Scheme.StartsWith("http", StringComparison.Ordinal) && target.Authority != address.Authority)
                _complaints.Add($"request to another host: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Whether this person's browser runs scripts.</summary>
    public bool HasScript { get; }

    public async Task SignInAsync(string user)
    {
        await Page.FillAsync("#userName", user);
        await Page.FillAsync("#password", HostFixture.Password);
        await PressAsync("main button[type=submit]");
    }

    /// <summary>Presses a button that leads to another page and waits until that page is there.</summary>
    public Task PressAsync(string selector) => LeaveByAsync(() => Page.Locator(selector).First.ClickAsync());

    /// <summary>Does what leads to another page and waits until that page is there.</summary>
    public async Task LeaveByAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.Load += Arrive;
        await act();
        await arrived.Task.WaitAsync(Patience);
        Page.Load -= Arrive;
    }

    /// <summary>Opens a page and looks it over.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await this.LookOverAsync();
    }

    /// <summary>The page's words, as they are seen.</summary>
    public Task<string> WordsAsync() => Page.InnerTextAsync("main");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        _complaints.ShouldBeEmpty();
    }
}
