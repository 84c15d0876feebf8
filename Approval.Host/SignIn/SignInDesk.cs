using Microsoft.AspNetCore.Authentication;

namespace Approval.Host.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
internal abstract record SignInOutcome
{
    /// <summary>The cookie is set on the response.</summary>
    public sealed record Done(User User) : SignInOutcome;

    /// <summary>Wrong name, wrong password or switched-off user; which of them is told to nobody.</summary>
    public sealed record Refused : SignInOutcome
    {
        public const string Code = "sign-in.refused";
        public const string Chinese = "用户名或密码不正确。";
        public const string English = "The user name or the password is not right.";
    }

    /// <summary>Too many failures; nothing was checked.</summary>
    public sealed record TooMany(TimeSpan Wait) : SignInOutcome
    {
        public const string Code = "sign-in.too-many";

        public string Chinese => $"登录失败次数过多，请在 {Minutes} 分钟后再试。";

        public string English => $"Too many failed attempts; try again in {Minutes} minutes.";

        private int Minutes => (int)Math.Ceiling(Wait.TotalMinutes);
    }
}

/// <summary>Checks name and password and hands out the cookie; the page and the API stand in the same line.</summary>
internal sealed class SignInDesk(UserStore users, Passwords passwords, SignInThrottle throttle, ILogger<SignInDesk> log)
{
    // Hashing takes time with length, and nobody types so much.
    private const int Longest = 200;

    public async Task<SignInOutcome> SignInAsync(HttpContext context, string? userName, string? password, CancellationToken cancel)
    {
        var (name, secret) = (userName ?? "", password ?? "");
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (throttle.Wait(name, address) is { } wait)
            return new SignInOutcome.TooMany(wait);
        var user = name.Length is 0 or > Longest || secret.Length > Longest ? null : await users.FindAsync(name, cancel);
        if (!passwords.Verify(user?.PasswordHash, secret[..Math.Min(secret.Length, Longest)]) || user!.Disabled)
        {
            throttle.Failed(name, address);
            log.LogWarning("Sign-in refused from {Address}", address);
            return new SignInOutcome.Refused();
        }

        throttle.Succeeded(name, address);
        await context.SignInAsync(SignInSchemes.Cookie, ActorClaims.Of(user, SignInSchemes.Cookie));
        return new SignInOutcome.Done(user);
    }

    /// <summary>Takes the cookie away.</summary>
    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(SignInSchemes.Cookie);
}
