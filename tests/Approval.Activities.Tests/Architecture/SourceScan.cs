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
        var (text, open, line) = (Blank(source), new Stack<(bool Member, int Line)>(), 1);
        var (headStart, headLine, arrow) = (0, 0, (Depth: -1, Line: 0));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (headLine == 0 && !char.IsWhiteSpace(c))
                headLine = line;
            if (c is not ('{' or '}' or ';'))
                continue;
            var (head, outside) = (text[headStart..i], arrow.Depth < 0 && !open.Any(o => o.Member));
            if (c != '}' && outside && IsArrowMember(head))
                arrow = (open.Count, headLine);
            if (c == '{')
                open.Push((outside && arrow.Depth < 0 && IsMember(head), headLine));
            else if (c == '}' && open.TryPop(out var closed) && closed.Member)
                yield return new Method(file, closed.Line, line - closed.Line + 1);
            else if (c == ';' && open.Count == arrow.Depth)
            {
                yield return new Method(file, arrow.Line, line - arrow.Line + 1);
                arrow = (-1, 0);
            }
            (headStart, headLine) = (i + 1, 0);
        }
    }

    // Parameters before the brace, and no word that opens another kind of block.
    private static bool IsMember(string head) => Bare(head) is var bare && bare.Contains('(', StringComparison.Ordinal) && !NoMember().IsMatch(bare) && !bare.Contains('=', StringComparison.Ordinal);

    private static bool IsArrowMember(string head) => ArrowMember().Match(Bare(head)) is { Success: true } arrow && !NoMember().IsMatch(arrow.Value);

    // Constraints and calls of other constructors are no part of what a head says.
    private static string Bare(string head) => Constraints().Replace(head, " ");

    /// <summary>The same text with comments, texts and characters as blanks; lines stay where they are.</summary>
    public static string Blank(string source) =>
        Texts().Replace(source, m => new string([.. m.Value.Select(c => c == '\n' ? '\n' : ' ')]));

    [GeneratedRegex(@"\bwhere\s+\w+\s*:[^={]*(?==>|$)|:\s*(base|this)\s*\([^{]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Constraints();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace|new|switch|is|with)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NoMember();

    [GeneratedRegex(@"^[^=]*\)[^=]*=>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ArrowMember();

    // Raw texts first, then comments, verbatim and plain texts, characters. A text inside a hole of a text is rare and ends where it would anyway.
    [GeneratedRegex("""""
        \$*(?<quotes>"{3,})[\s\S]*?\k<quotes>(?!") | //[^\n]* | /\*[\s\S]*?\*/ | (?:\$@|@\$|@)"(?:[^"]|"")*" | \$"(?:\\.|\{\{|\}\}|\{(?:'(?:\\.|[^'\\])'|[^{}"]|"(?:\\.|[^"\\])*"|\{[^{}]*\})*\}|[^"\\{}])*" | "(?:\\.|[^"\\\n])*" | '(?:\\.[^']*|[^'\\\n])'
        """"", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Texts();
}
