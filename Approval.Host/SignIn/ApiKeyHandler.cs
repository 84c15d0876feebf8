using System.Text.Encodings.Web;
using Approval.Host.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Approval.Host.SignIn;

/// <summary>Lets departments' systems in by <c>Authorization: ApiKey &lt;key id&gt;.&lt;secret&gt;</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyCheck keys, SignInThrottle throttle)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "ApiKey";

    /// <summary>Whether a request comes with a key, right or wrong.</summary>
    public static bool IsPresent(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ')[0].Equals(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsPresent(Request))
            return AuthenticateResult.NoResult();
        var presented = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        var address = Context.Connection.RemoteIpAddress?.ToString() ?? "-";
        var keyId = presented.Split('.', 2)[0];
        if (throttle.Wait(keyId, address) is not null)
            return AuthenticateResult.Fail("Too many wrong keys from this address.");
        if (await keys.FindAsync(presented, Context.RequestAborted) is not { } key)
        {
            throttle.Failed(keyId, address);
            return AuthenticateResult.Fail("No such key.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(ActorClaims.Of(key, Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "ApiKey realm=\"approval\"";
        return ErrorAnswer.WriteAsync(Context, StatusCodes.Status401Unauthorized, "sign-in.key", "密钥不正确或已停用。", "The key is wrong or switched off.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Doorkeeper.ForbidAsync(Context);
}
