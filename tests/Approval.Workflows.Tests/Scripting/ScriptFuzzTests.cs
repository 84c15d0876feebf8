using System.Diagnostics;
using Approval.Workflows.Scripting;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Scripting;

/// <summary>Whatever the source is, only the three exceptions of the family come out.</summary>
public sealed class ScriptFuzzTests
{
    private static readonly ScriptBudget s_budget = new(20_000, TimeSpan.FromMilliseconds(50), 64, 1024 * 1024);

    private static readonly string[] s_tokens =
    [
        "a", "b", "let ", "const ", "var ", "function ", "class ", "extends ", "super", "this", "new ", "return ", "throw ", "try ", "catch ", "finally ", "if", "else ",
        "for", "of ", "in ", "while", "do ", "switch", "case ", "default", "break", "continue", "typeof ", "delete ", "void ", "await ", "async ", "get ", "set ", "static ",
        "(", ")", "[", "]", "{", "}", ";", ",", ".", "?.", "?", ":", "=>", "=", "+=", "??=", "**", "+", "-", "*", "/", "%", "==", "===", "<", ">", "&&", "||", "??", "!", "~",
        "++", "--", "...", "1", "0", "-1", "1e9", "NaN", "'x'", "`t${", "}`", "/a/g", "#p", "null", "undefined", "Object", "Array", "Symbol.iterator", "prototype", "__proto__",
        "constructor", "length", "map", "sort", "push", "splice", "toString", "valueOf", "JSON", "stringify", "Date", "RegExp", "Map", "Set", "Promise", "\n", "arguments",
    ];

    [Fact]
    public void Script_RandomTokens_EndInKnownWays() => Fuzz(20260725, random => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => s_tokens[random.Next(s_tokens.Length)])));

    [Fact]
    public void Script_MutatedPrograms_EndInKnownWays() => Fuzz(20260726, random =>
    {
        var source = Snippets.All[random.Next(Snippets.All.Count)].Source;
        for (var changes = random.Next(1, 4); changes > 0; changes--) source = Mutate(random, source);
        return source;
    });

    private static string Mutate(Random random, string source)
    {
        var at = random.Next(source.Length + 1);
        var length = random.Next(Math.Min(8, source.Length - at) + 1);
        return random.Next(5) switch
        {
            0 => source.Remove(at, length),
            1 => source.Insert(at, s_tokens[random.Next(s_tokens.Length)]),
            2 => source.Insert(at, source.Substring(at, length)),
            3 => source.Remove(at, length).Insert(at, s_tokens[random.Next(s_tokens.Length)]),
            _ => source.Insert(at, Snippets.All[random.Next(Snippets.All.Count)].Source),
        };
    }

    private static void Fuzz(int seed, Func<Random, string> make)
    {
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        var runs = 0;
        for (; watch.Elapsed < TimeSpan.FromSeconds(1.5); runs++)
        {
            var source = make(random);
            try
            {
                Script.Parse(source).Run(new ScriptGlobals(), s_budget).ToJson();
            }
            catch (ScriptException)
            {
                continue;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Run {runs} of seed {seed} let {exception.GetType().Name} through for:\n{source}", exception);
            }
        }
        runs.ShouldBeGreaterThan(100);
    }
}
