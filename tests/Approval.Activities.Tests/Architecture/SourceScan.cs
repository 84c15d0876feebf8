using System.Text.RegularExpressions;

namespace Approval.Activities.Tests.Architecture;

/// <summary>One member with a body, as the text of a file shows it.</summary>
internal sealed record Method(string File, int Line, int Length);

/// <summary>
/// Finds members with bodies in a source text by its braces, after blanking comments and texts. No compiler: it counts lines from the
/// member's head to its last brace, which is all the size budget needs.
/// </summary>
internal static partial class SourceScan
{
    public static IEnumerable<Method> Methods(string file, string source)
    {
        var text = Blank(source);
        var (open, headStart, headLine, line) = (new Stack<(bool Member, int Line)>(), 0, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (c is not ('{' or '}' or ';'))
            {
                if (!char.IsWhiteSpace(c) && text[headStart..i].Trim().Length == 0)
                    headLine = line;
                continue;
            }
            var head = text[headStart..i];
            headStart = i + 1;
            if (c == '{')
                open.Push((IsMember(head) && !open.Any(o => o.Member), headLine));
            else if (c == '}' && open.TryPop(out var closed) && closed.Member)
                yield return new Method(file, closed.Line, line - closed.Line + 1);
            else if (c == ';' && IsArrowMember(head) && !open.Any(o => o.Member))
                yield return new Method(file, headLine, line - headLine + 1);
        }
    }

    // Parameters before the brace, and no word that opens another kind of block; attributes and constraints may stand around.
    private static bool IsMember(string head) => head.Contains('(', StringComparison.Ordinal) && !NoMember().IsMatch(head) && !head.Contains("=>", StringComparison.Ordinal);

    private static bool IsArrowMember(string head) => ArrowMember().IsMatch(head) && !NoMember().IsMatch(head);

    /// <summary>The same text with comments, texts and characters as blanks; lines stay where they are.</summary>
    public static string Blank(string source) =>
        Texts().Replace(source, m => new string([.. m.Value.Select(c => c == '\n' ? '\n' : ' ')]));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace|new|switch|is|with)\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NoMember();

    [GeneratedRegex(@"^[^=]*\)[^=]*=>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ArrowMember();

    // Raw texts first, then comments, verbatim and plain texts, characters. A text inside a hole of a text is rare and ends where it would anyway.
    [GeneratedRegex("""""
        \$*("{3,})[\s\S]*?\1(?!") | //[^\n]* | /\*[\s\S]*?\*/ | (?:\$@|@\$|@)"(?:[^"]|"")*" | \$"(?:\\.|\{\{|\}\}|\{(?:[^{}"]|"(?:\\.|[^"\\])*"|\{[^{}]*\})*\}|[^"\\{}])*" | "(?:\\.|[^"\\\n])*" | '(?:\\.[^']*|[^'\\\n])'
        """"", RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Texts();
}
