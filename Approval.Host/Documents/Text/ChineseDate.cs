using System.Globalization;

namespace Approval.Host.Documents.Text;

/// <summary>Dates as documents write them (GB/T 15835).</summary>
internal static class ChineseDate
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>2026年11月21日.</summary>
    public static string Numeric(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>二〇二六年十一月二十一日.</summary>
    public static string Written(DateOnly date)
    {
        var year = string.Concat(date.Year.ToString("D4", CultureInfo.InvariantCulture).Select(c => Digits[c - '0']));
        return $"{year}年{Count(date.Month)}月{Count(date.Day)}日";
    }

    // Below 40, which is all that months and days need.
    private static string Count(int number)
    {
        var tens = (number / 10) switch { 0 => string.Empty, 1 => "十", var t => Digits[t] + "十" };
        var ones = number % 10;
        return ones == 0 ? tens : tens + Digits[ones];
    }
}
