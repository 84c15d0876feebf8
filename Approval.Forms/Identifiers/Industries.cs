namespace Approval.Forms.Identifiers;

/// <summary>Shape of industry codes (GB/T 4754-2017): section letter, division, group, class.</summary>
public static class Industries
{
    // Sections A to T with the first and last division (two digits) of each, from the standard's table of contents.
    private static readonly (int First, int Last)[] DivisionsOfSection =
    [
        (1, 5), (6, 12), (13, 43), (44, 46), (47, 50), (51, 52), (53, 60), (61, 62), (63, 65), (66, 69),
        (70, 70), (71, 72), (73, 75), (76, 79), (80, 82), (83, 83), (84, 85), (86, 90), (91, 96), (97, 97),
    ];

    /// <summary>Accepts a section letter, two to four digits, or the letter with digits that lie in that section.</summary>
    public static Identification Check(string text)
    {
        var code = (text.Length > 64 ? text[..64] : text).Trim().ToUpperInvariant();
        var letter = code.Length > 0 && char.IsAsciiLetterUpper(code[0]) ? code[0] : (char?)null;
        var digits = letter is null ? code : code[1..];
        return IsSection(letter) && IsClass(digits, letter) ? Identification.Good(code) : Wrong();
    }

    private static bool IsSection(char? letter) => letter is null or >= 'A' and <= 'T';

    private static bool IsClass(string digits, char? letter)
    {
        if (digits.Length == 0) return letter is not null;
        if (digits.Length is < 2 or > 4 || !digits.All(char.IsAsciiDigit)) return false;
        var division = ((digits[0] - '0') * 10) + digits[1] - '0';
        return letter is null
            ? division is >= 1 and <= 97
            : division >= DivisionsOfSection[letter.Value - 'A'].First && division <= DivisionsOfSection[letter.Value - 'A'].Last;
    }

    private static Identification Wrong() => Identification.Bad(
        "industry.shape", "行业代码应为门类字母加2至4位数字（GB/T 4754），如 I6510。", "An industry code is a section letter and two to four digits of GB/T 4754, such as I6510.");
}
