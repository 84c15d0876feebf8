using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Approval.Testing;

/// <summary>
/// The real host, in this process, on a free port of the loopback, with a database of its own and the demo sign-ins. As a class fixture one a
/// test class; <see cref="StartAsync"/> makes one with other options.
/// </summary>
public sealed class HostFixture : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The password of every demo user and key.</summary>
    public const string Password = "demo-password-of-tests";

    private readonly HostOptions _options;
    private readonly TestDirectory _data = TestDirectory.Create("host");
    private WebApplication? _app;

    public HostFixture()
        : this(new HostOptions())
    {
    }

    private HostFixture(HostOptions options) => _options = options;

    /// <summary>Where the host listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The host's container.</summary>
    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The host is started by InitializeAsync.");

    public TestDatabase Database { get; private set; } = null!;

    public string DataDirectory => _data.Path;

    public static async Task<HostFixture> StartAsync(HostOptions options)
    {
        var host = new HostFixture(options);
        await host.InitializeAsync();
        return host;
    }

    public async Task InitializeAsync()
    {
        Database = _options.Database ?? await TestDatabase.CreateAsync();
        _app = Program.Build(Arguments(), _options.Configure);
        _options.Doors?.Invoke(_app);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    /// <summary>A visitor who has not signed in. Redirects are not followed; cookies are kept.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A demo user's browser or script after signing in, e.g. <c>clerk</c> or <c>reviewer.tax</c>.</summary>
    public async Task<HttpClient> SignedInAsync(string user)
    {
        var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { userName = user, password = Password });
        return answer.IsSuccessStatusCode ? client : throw new InvalidOperationException($"{user} cannot sign in: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>A department's own system with its demo key.</summary>
    public HttpClient WithKey(string department)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", $"{department}.{Password}");
        return client;
    }

    /// <summary>Stops the host as SIGTERM would; what it printed and stored stays.</summary>
    public Task StopAsync() => _app?.StopAsync() ?? Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_options.Database is null && Database is not null)
            await Database.DisposeAsync();
        _data.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private string[] Arguments()
    {
        List<string> arguments =
        [
            "--urls=http://127.0.0.1:0", $"--data={_data.Path}", "--environment=Development", "--Approval:Quiet=true",
            $"--ConnectionStrings:Approval={Database.ConnectionString}", $"--Approval:DemoData={_options.DemoData}",
            $"--APPROVAL_DEMO_PASSWORD={Password}", .. _options.Arguments,
        ];
        if (_options.Definitions is { } definitions)
            arguments.Add($"--Approval:Definitions={definitions}");
        return [.. arguments];
    }
}
