using Microsoft.Net.Http.Headers;

namespace Approval.Host.Hosting;

/// <summary>What the other side of a request can read.</summary>
internal static class Caller
{
    private static readonly string[] Programs = ["/api", "/odata", "/elsa", "/health"];

    /// <summary>Whether a person's browser asks for a page; everything else is a program and gets <c>problem+json</c>.</summary>
    public static bool WantsPage(HttpRequest request) =>
        !IsProgramDoor(request.Path) && request.Headers.Accept.Any(static value => value?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Whether the path belongs to a programming interface.</summary>
    public static bool IsProgramDoor(PathString path) => Programs.Any(program => path.StartsWithSegments(program, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether English is preferred to Chinese; nobody's silence means Chinese.</summary>
    public static bool PrefersEnglish(HttpRequest request)
    {
        var languages = request.GetTypedHeaders().AcceptLanguage;
        return Rank(languages, "en") > Rank(languages, "zh");
    }

    private static double Rank(IList<StringWithQualityHeaderValue> languages, string language) => languages
        .Where(l => l.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase))
        .Select(static l => l.Quality ?? 1)
        .DefaultIfEmpty(0)
        .Max();
}
