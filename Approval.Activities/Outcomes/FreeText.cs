using System.Text;

namespace Approval.Activities.Outcomes;

/// <summary>Texts that people and programs send freely: bounded, of whole characters, and storable.</summary>
internal static class FreeText
{
    /// <summary>Longest reason, in UTF-16 units: a page of print.</summary>
    public const int LongestReason = 4000;

    /// <summary>The first problem among the texts; absent ones have none.</summary>
    public static Problem? Refuse(params IEnumerable<string?> texts) => texts.OfType<string>().Select(Refuse).FirstOrDefault(p => p is not null);

    /// <summary>Whether a text can be kept at all: no U+0000, no half characters.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0', StringComparison.Ordinal) && IsWhole(text);

    /// <summary>The last characters of a text, never half of one.</summary>
    public static string Tail(string text, int most)
    {
        var start = Math.Max(0, text.Length - most);
        return start > 0 && char.IsLowSurrogate(text[start]) ? text[(start + 1)..] : text[start..];
    }

    private static Problem? Refuse(string text) => text.Length > LongestReason
        ? new Problem(ProblemKind.Invalid, "text.too-long", $"说明文字不得超过 {LongestReason} 字。", $"A text may have at most {LongestReason} characters.")
        : IsStorable(text) ? null : new Problem(ProblemKind.Malformed, "text.broken-character", "说明文字含有无法保存的字符。", "The text has a character that cannot be kept.");

    private static bool IsWhole(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }
        return true;
    }
}
