using System.Buffers;

namespace Approval.Forms.Identifiers;

/// <summary>Check characters of ISO 7064 (GB/T 17710): the pure system MOD 11-2 and the hybrid system MOD 37,36.</summary>
public static class Iso7064
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphanumeric);
    private const string Mod11 = "0123456789X";

    /// <summary>Check character of a string of digits (MOD 11-2): 0–9 or X.</summary>
    /// <exception cref="ArgumentException">Something else than a digit is in it.</exception>
    public static char Mod11Radix2(ReadOnlySpan<char> digits)
    {
        var product = 0;
        foreach (var character in digits)
            product = (product + DigitOf(character)) * 2 % 11;
        return Mod11[(12 - product) % 11];
    }

    /// <summary>Check character of digits and capital letters (MOD 37,36): 0–9 or A–Z.</summary>
    /// <exception cref="ArgumentException">Something else is in it.</exception>
    public static char Mod37Radix36(ReadOnlySpan<char> text)
    {
        var product = 36;
        foreach (var character in text)
        {
            var sum = (product + AlphanumericOf(character)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Alphanumeric[(37 - product) % 36];
    }

    /// <summary>Whether the last character is the MOD 37,36 check character of the rest.</summary>
    public static bool HasMod37Radix36Check(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text.IndexOfAnyExcept(Allowed) >= 0) return false;
        return Mod37Radix36(text[..^1]) == text[^1];
    }

    private static int DigitOf(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : throw new ArgumentException("Only digits have a MOD 11-2 check character.", nameof(character));

    private static int AlphanumericOf(char character)
    {
        var value = Alphanumeric.IndexOf(character, StringComparison.Ordinal);
        return value >= 0 ? value : throw new ArgumentException("Only 0-9 and A-Z have a MOD 37,36 check character.", nameof(character));
    }
}
