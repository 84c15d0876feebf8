using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Approval.Forms.DataElements;

/// <summary>
/// Patterns of value domains, matched against the whole value in linear time, so that no value can make a check slow.
/// </summary>
internal static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <summary>The compiled pattern, made once.</summary>
    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    /// <exception cref="NotSupportedException">It needs look-around or back references.</exception>
    public static Regex Compile(string pattern) => Compiled.GetOrAdd(
        pattern, each => new Regex($@"\A(?:{each})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
