using System.Text.RegularExpressions;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>A translated regular expression, shared by all runs. Matching takes time linear in the text.</summary>
internal sealed class CompiledRegex
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;

    private CompiledRegex(string source, string flags, Regex regex, RegexTranslator translator) =>
        (Source, Flags, _regex, Groups, Weight) = (source, flags, regex, translator.Groups, translator.Weight);

    public string Source { get; }

    public string Flags { get; }

    /// <summary>The names of the groups from 1 on, null for groups without one.</summary>
    public IReadOnlyList<string?> Groups { get; }

    /// <summary>What building this cost, about 100 for a small one.</summary>
    public int Weight { get; }

    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    /// <summary>Translates a pattern with its flags.</summary>
    /// <exception cref="RegexSyntaxException">The pattern or the flags are wrong or not supported.</exception>
    public static CompiledRegex Compile(string source, string flags)
    {
        CheckFlags(source, flags);
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        if (flags.Contains('i', StringComparison.Ordinal)) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('m', StringComparison.Ordinal)) options |= RegexOptions.Multiline;
        var translator = new RegexTranslator(source, flags.Contains('u', StringComparison.Ordinal), flags.Contains('s', StringComparison.Ordinal), flags.Contains('m', StringComparison.Ordinal));
        var translated = translator.Translate();
        try
        {
            return new CompiledRegex(source, string.Concat(flags.Order()), new Regex(translated, options, s_limit), translator);
        }
        catch (NotSupportedException)
        {
            throw new RegexSyntaxException("Invalid regular expression: it is too large", 0);
        }
        catch (ArgumentException)
        {
            throw new RegexSyntaxException("Invalid regular expression: nothing to repeat, or a range out of order", 0);
        }
    }

    private static void CheckFlags(string source, string flags)
    {
        var known = flags.All(static flag => "dgimsuy".Contains(flag, StringComparison.Ordinal)) && flags.Distinct().Count() == flags.Length;
        if (!known) throw new RegexSyntaxException($"Invalid regular expression flags '{(flags.Length > 20 ? flags[..20] : flags)}'", source.Length + 1);
    }

    public Match Match(Realm realm, string text, int start)
    {
        realm.Meter.Work(16 + (text.Length - start) / 16);
        realm.Meter.Allocate(256 + 64L * Groups.Count);
        try
        {
            return _regex.Match(text, start);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ScriptBudgetException(ScriptResource.Time);
        }
    }
}
