using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Approval.Host.SignIn;

/// <summary>The cookie of people: eight hours from the last use, ended at once for who is switched off or has a new password.</summary>
internal sealed class CookieRules(SessionCheck sessions) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != SignInSchemes.Cookie)
            return;
        options.Cookie.Name = "approval";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = static context => Doorkeeper.AskToSignInAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = static context => Doorkeeper.ForbidAsync(context.HttpContext);
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    private async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal;
        if (Guid.TryParse(principal?.FindFirst(ActorClaims.Id)?.Value, out var id)
            && await sessions.IsOpenAsync(id, principal?.FindFirst(ActorClaims.Stamp)?.Value, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignInSchemes.Cookie);
    }
}

/// <summary>Whether a session's user may still come in; remembers the answer for a few seconds, so that a page costs one query, not thirty.</summary>
internal sealed class SessionCheck(UserStore users, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (string? Stamp, DateTimeOffset Until)> _known = new();

    public async Task<bool> IsOpenAsync(Guid id, string? stamp, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!_known.TryGetValue(id, out var known) || known.Until <= now)
        {
            var user = await users.FindAsync(id, cancel);
            known = (user is { Disabled: false } ? user.SecurityStamp : null, now + Remembered);
            _known[id] = known;
        }

        return stamp is not null && stamp == known.Stamp;
    }
}
