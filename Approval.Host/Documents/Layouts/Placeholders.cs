using System.Text.RegularExpressions;

namespace Approval.Host.Documents.Layouts;

/// <summary>The names in braces that a layout's texts may hold.</summary>
internal static partial class Placeholders
{
    public static IReadOnlyList<string> Names { get; } = ["title", "subtitle", "licenceCode", "issuer", "issuedOn", "issuedOnChinese", "verifyUrl"];

    public static IEnumerable<string> UnknownIn(string text) =>
        Pattern().Matches(text).Select(m => m.Groups["name"].Value).Where(name => !Names.Contains(name, StringComparer.Ordinal));

    public static string Fill(string text, Func<string, string> value) => Pattern().Replace(text, m => value(m.Groups["name"].Value));

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
