using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Approval.Host.OData;
using Approval.Host.OData.Actions;
using Approval.Host.SignIn;
using Approval.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Approval.Host.Tests.OData;

/// <summary>The OData door alone, on a real server and a real store that holds the <see cref="World"/>.</summary>
public sealed class ODataFixture : IAsyncLifetime
{
    private WebApplication? _app;

    public TestDatabase Store { get; } = new();

    public Uri Root { get; private set; } = new("http://localhost/");

    public async Task InitializeAsync()
    {
        await Store.InitializeAsync();
        await WorldRows.InsertBundleAsync(Store.Source);
        await WorldRows.InsertAsync(Store.Source, World.Cases);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Store.Source);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("test", null);
        builder.Services.AddAuthorization();
        builder.Services.AddODataService();
        builder.Services.AddSingleton<ITaskHandlers>(new StoreTaskHandlers(Store.Source));
        _app = builder.Build();
        _app.Use(NoteFaultsAsync);
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapODataService();
        await _app.StartAsync();
        Root = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/odata/");
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>What reached the edge as a bug; a failing test shows it.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<Exception> Faults { get; } = new();

    private async Task NoteFaultsAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception fault)
        {
            Faults.Enqueue(fault);
            throw;
        }
    }

    /// <summary>A client that is signed in as somebody.</summary>
    public ODataClient As(Who who) => new(Root, who);

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Actor"].ToString() is not { Length: > 0 } header)
                return Task.FromResult(AuthenticateResult.NoResult());
            var parts = header.Split('|');
            List<Claim> claims = [new(ActorClaims.Id, parts[0]), new(ActorClaims.Name, parts[0]), .. parts[1].Split(',').Select(r => new Claim(ActorClaims.RoleClaim, r))];
            if (parts[2].Length > 0)
                claims.Add(new Claim(ActorClaims.Department, parts[2]));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), "test")));
        }
    }
}

/// <summary>Somebody who signs in.</summary>
public sealed record Who(string Id, string Roles, string Department = "")
{
    public static Who Admin { get; } = new("admin", "admin");
    public static Who Tax { get; } = new("system:tax", "department-system", "tax");
    public static Who Housing { get; } = new("system:housing-fund", "department-system", "housing-fund");
    public static Who Clerk { get; } = new("clerk", "clerk", "market-regulation");
    public static Who Reviewer { get; } = new("reviewer.tax", "reviewer", "tax");
    public static Who Supervisor { get; } = new("supervisor", "supervisor", "market-regulation");
    public static Who Applicant { get; } = new("applicant-1", "applicant");
    public static Who Designer { get; } = new("designer", "designer");
    public static Who Stranger { get; } = new("system:water", "department-system", "water");
}

/// <summary>An HTTP client that speaks as one <see cref="Who"/>.</summary>
public sealed class ODataClient(Uri root, Who who)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false });

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url.StartsWith("http://", StringComparison.Ordinal) ? url : root.AbsoluteUri + url));
        request.Headers.Add("X-Actor", $"{who.Id}|{who.Roles}|{who.Department}");
        if (body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                request.Headers.TryAddWithoutValidation(name, value);
        }
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, null, headers);

    public async Task<JsonElement> JsonAsync(string url)
    {
        using var response = await GetAsync(url);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)response.StatusCode} {url}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>One property of every row of a collection, over all its pages.</summary>
    public async Task<List<string?>> AllAsync(string url, string property)
    {
        var values = new List<string?>();
        for (string? next = url; next is not null;)
        {
            var page = await JsonAsync(next);
            values.AddRange(page.GetProperty("value").EnumerateArray().Select(r => r.GetProperty(property).ToString()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        return values;
    }

    public async Task<(int Status, string Code, string Message)> ErrorAsync(string url, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(url, headers);
        return await ErrorOfAsync(response);
    }

    public static async Task<(int Status, string Code, string Message)> ErrorOfAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = document.RootElement.GetProperty("error");
        return ((int)response.StatusCode, error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }
}

[CollectionDefinition(Name)]
public sealed class ODataTests : ICollectionFixture<ODataFixture>
{
    public const string Name = "OData";
}
