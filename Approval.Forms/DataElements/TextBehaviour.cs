using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>Texts: trimmed, composed (NFC), without control or invisible characters.</summary>
/// <param name="longest">Ceiling in characters when the element sets none, so that no value is unbounded.</param>
internal sealed class TextBehaviour(int longest, bool breaks) : KindBehaviour
{
    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        if (Scalars.TextOf(value) is not { } text) return check.WrongType(value, "文本", "a text");
        var maximum = check.Domain.MaxLength ?? longest;
        // A character has at most two UTF-16 units; what is longer cannot fit and is not looked at further.
        if (text.Length > maximum * 2L + 2_000) return TextChecks.TooLong(check, text.Length, maximum);
        text = text.Trim();
        if (TextChecks.Odd(text, breaks, check)) return null;
        text = text.Normalize(NormalizationForm.FormC);
        if (breaks) text = text.ReplaceLineEndings("\n");
        TextChecks.WarnOfMixedScripts(text, check);
        return TextChecks.Bounds(text, maximum, check) ? JsonValue.Create(text) : null;
    }
}

/// <summary>Checks that several kinds share.</summary>
internal static class TextChecks
{
    public static JsonNode? TooLong(ValueCheck check, int length, int maximum) => check.Fail(
        "text.too-long", $"最多{maximum}个字，现有{length}个。", $"at most {maximum} characters, not {length}.");

    /// <summary>Length, counted in characters as people count, and patterns.</summary>
    public static bool Bounds(string text, int? maximum, ValueCheck check)
    {
        var length = Length(text);
        if (maximum is { } most && length > most) TooLong(check, length, most);
        else if (check.Domain.MinLength is { } least && length < least) check.Fail("text.too-short", $"至少{least}个字，现有{length}个。", $"at least {least} characters, not {length}.");
        else if (check.Domain.Patterns.FirstOrDefault(pattern => !Patterns.Compile(pattern).IsMatch(text)) is { } broken)
            check.Fail("text.pattern", $"格式不符合要求（{Representation(check)}）。", $"does not match {broken}.");
        return !check.Failed;
    }

    /// <summary>Code points: a rare character beyond U+FFFF is one character, not two.</summary>
    public static int Length(string text)
    {
        var pairs = 0;
        foreach (var unit in text)
            if (char.IsHighSurrogate(unit)) pairs++;
        return text.Length - pairs;
    }

    /// <summary>Control characters, invisible direction marks and broken pairs are refused: they hide what is written.</summary>
    public static bool Odd(string text, bool breaks, ValueCheck check)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD) check.Fail("text.broken-character", "含有损坏的字符，请重新录入。", "contains a broken character.");
            else if (Rune.IsControl(rune) && !(breaks && rune.Value is '\n' or '\r' or '\t'))
                check.Fail("text.control-character", $"含有不可显示的控制字符（U+{rune.Value:X4}）。", $"contains the control character U+{rune.Value:X4}.");
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                check.Fail("text.invisible-character", $"含有看不见的字符（U+{rune.Value:X4}），请删除后重新录入。", $"contains the invisible character U+{rune.Value:X4}.");
            if (check.Failed) return true;
        }

        return false;
    }

    /// <summary>Latin beside Cyrillic or Greek usually means a look-alike letter; private-use characters show differently elsewhere.</summary>
    public static void WarnOfMixedScripts(string text, ValueCheck check)
    {
        bool latin = false, cyrillic = false, greek = false, own = false;
        foreach (var unit in text)
        {
            latin |= char.IsAsciiLetter(unit) || unit is >= '\u00C0' and <= '\u024F';
            greek |= unit is >= '\u0370' and <= '\u03FF';
            cyrillic |= unit is >= '\u0400' and <= '\u052F';
            own |= unit is >= '\uE000' and <= '\uF8FF';
        }

        if ((latin && (cyrillic || greek)) || (cyrillic && greek))
            check.Warn("text.mixed-scripts", "混用了外形相近的不同文字（如拉丁字母与西里尔字母），请核对。", "mixes letters of different scripts that look alike; please check.");
        if (own) check.Warn("text.private-use", "含有造字区字符，在其他系统中可能显示不同，请改用标准字符。", "contains private-use characters, which show differently elsewhere.");
    }

    /// <summary>Full-width digits and letters as typed by Chinese input methods, as plain ones.</summary>
    public static string HalfWidth(string text) =>
        text.Any(unit => unit is (>= '！' and <= '～') or '　')
            ? new string([.. text.Select(unit => unit == '　' ? ' ' : unit is >= '！' and <= '～' ? (char)(unit - 0xFEE0) : unit)])
            : text;

    private static string Representation(ValueCheck check) => check.Element.Representation.Length > 0 ? check.Element.Representation : check.Element.Definition.Zh;
}
