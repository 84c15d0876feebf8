using Approval.Activities.Access;
using Approval.Host.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Approval.Host.SignIn;

/// <summary>Who comes in and how. Everything needs a sign-in unless its endpoint says <c>AllowAnonymous</c>.</summary>
internal static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, DataDirectory data)
    {
        services.AddSingleton<UserStore>().AddSingleton<Passwords>().AddSingleton<SignInThrottle>().AddSingleton<SignInDesk>();
        services.AddSingleton<SessionCheck>().AddSingleton<KeyCheck>();
        services.AddSingleton<DemoUsers>().AddSingleton<DemoSignIns>().AddSingleton<IHostStart, DemoStart>();
        services.AddDataProtection().SetApplicationName("approval").PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        services.AddAntiforgery(static options => options.Cookie.Name = "approval-form");
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, CookieRules>();
        services.AddAuthentication(SignInSchemes.Either)
            .AddPolicyScheme(SignInSchemes.Either, null, static options => options.ForwardDefaultSelector = static context =>
                ApiKeyHandler.IsPresent(context.Request) ? SignInSchemes.ApiKey : SignInSchemes.Cookie)
            .AddCookie(SignInSchemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(SignInSchemes.ApiKey, null);
        services.AddAuthorization(AddPolicies);
        return services;
    }

    /// <summary>Stands after routing's beginning and before every endpoint.</summary>
    public static void UseSignIn(this IApplicationBuilder app)
    {
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    // Every role is a policy of the same name, so that an endpoint can say RequireAuthorization(Role.Clerk).
    private static void AddPolicies(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var role in Role.All)
            options.AddPolicy(role, policy => policy.RequireRole(role));
    }
}
