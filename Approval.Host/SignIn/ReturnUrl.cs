namespace Approval.Host.SignIn;

/// <summary>Where to go after signing in: a path of this site, never another site.</summary>
internal static class ReturnUrl
{
    /// <summary>The path itself when it is safe, otherwise the start page.</summary>
    /// <remarks>Browsers read <c>//host</c>, <c>/\host</c> and a tab or line break inside as the start of another site's address.</remarks>
    public static string Safe(string? asked) =>
        asked is ['/', ..] && !(asked.Length > 1 && asked[1] is '/' or '\\') && !asked.Any(char.IsControl) ? asked : "/";

    /// <summary>The sign-in page that leads back to this request.</summary>
    public static string SignInPage(HttpRequest request)
    {
        // A form that was sent cannot be sent again by coming back; its page can be opened.
        var back = HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}" : "/";
        return $"/sign-in?returnUrl={Uri.EscapeDataString(back)}";
    }
}
