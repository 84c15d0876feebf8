using System.Globalization;
using System.Numerics;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>
/// Digits of a double by exact arithmetic. The platform's own formats round halves differently from ECMA-262 21.1.3,
/// which takes the larger of two numbers that are equally near.
/// </summary>
internal static class ExactDecimal
{
    /// <summary><c>toFixed</c> of a finite number that is not negative.</summary>
    public static string Fixed(double number, int decimals)
    {
        var text = Scaled(number, decimals).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? text : text.Insert(text.Length - decimals, ".");
    }

    /// <summary>The given count of significant digits, and the power of ten of the first one.</summary>
    public static (string Digits, int Exponent) Significant(double number, int count)
    {
        if (number == 0) return (new string('0', count), 0);
        var exponent = (int)Math.Floor(Math.Log10(number));
        while (true)
        {
            var digits = Scaled(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (digits.Length == count) return (digits, exponent);
            exponent += digits.Length > count ? 1 : -1;
        }
    }

    // number × 10^power, rounded to the nearest whole number, halves up.
    private static BigInteger Scaled(double number, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger numerator = exponent == 0 ? bits & 0xFFFFFFFFFFFFF : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        exponent = Math.Max(exponent, 1) - 1075;
        var denominator = BigInteger.One;
        if (exponent >= 0) numerator <<= exponent;
        else denominator <<= -exponent;
        if (power >= 0) numerator *= BigInteger.Pow(10, power);
        else denominator *= BigInteger.Pow(10, -power);
        return (2 * numerator + denominator) / (2 * denominator);
    }
}
