using System.Globalization;
using System.Text;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>Numbers as text and back, by the rules of ECMA-262 7.1.4.1 and 6.1.6.1.20.</summary>
internal static class NumberText
{
    private static readonly string[] s_indexes = [.. Enumerable.Range(0, 1024).Select(static i => i.ToString(CultureInfo.InvariantCulture))];
    private static readonly string[] s_characters = [.. Enumerable.Range(0, 128).Select(static i => ((char)i).ToString())];

    public static string OfIndex(int index) => (uint)index < (uint)s_indexes.Length ? s_indexes[index] : index.ToString(CultureInfo.InvariantCulture);

    public static string OfCharacter(char character) => character < 128 ? s_characters[character] : character.ToString();

    public static string Of(double number)
    {
        if (number == (int)number) return OfIndex((int)number);
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        // "E16" rounds; "R" gives the shortest digits that read back as the same number.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var (digits, point) = Split(text.AsSpan(sign.Length));
        return sign + Layout(digits, point);
    }

    public static double Parse(string text)
    {
        var trimmed = text.AsSpan().Trim(Whitespace);
        if (trimmed.IsEmpty) return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && (trimmed[1] | 32) is 'x' or 'o' or 'b') return ParseRadix(trimmed[2..], (trimmed[1] | 32) switch { 'x' => 16, 'o' => 8, _ => 2 });
        if (trimmed is "Infinity" or "+Infinity") return double.PositiveInfinity;
        if (trimmed is "-Infinity") return double.NegativeInfinity;
        foreach (var character in trimmed)
        {
            if (!char.IsAsciiDigit(character) && character is not ('.' or 'e' or 'E' or '+' or '-')) return double.NaN;
        }
        return double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    /// <summary>What the language counts as white space: line ends, the byte order mark and Unicode space separators.</summary>
    public const string Whitespace = " \t\n\r\v\f\u00a0\ufeff\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    public static double ParseRadix(ReadOnlySpan<char> digits, int radix)
    {
        double value = 0;
        foreach (var character in digits)
        {
            var digit = DigitOf(character);
            if (digit < 0 || digit >= radix) return double.NaN;
            value = value * radix + digit;
        }
        return digits.IsEmpty ? double.NaN : value;
    }

    public static int DigitOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'z' => character - 'a' + 10,
        >= 'A' and <= 'Z' => character - 'A' + 10,
        _ => -1,
    };

    // The significant digits without zeros at either end, and where the decimal point stands relative to their start.
    private static (string Digits, int Point) Split(ReadOnlySpan<char> text)
    {
        var exponentAt = text.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..], CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var dot = mantissa.IndexOf('.');
        var digits = dot < 0 ? mantissa.ToString() : string.Concat(mantissa[..dot], mantissa[(dot + 1)..]);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), point - leading);
    }

    private static string Layout(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point ? digits.PadRight(point, '0') : digits.Insert(point, ".");
        }
        if (point is > -6 and <= 0) return "0." + new string('0', -point) + digits;
        var exponent = point - 1;
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1) text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent)).ToString();
    }
}
