using System.Globalization;

namespace Approval.Forms.Identifiers;

/// <summary>
/// Citizen identification number, GB 11643-1999: division (6), birth date (8), sequence (3, odd for men),
/// check character by ISO 7064 MOD 11-2.
/// </summary>
public static class IdNumbers
{
    /// <summary>Checks a number; <paramref name="today"/> is the legal date against which a birth lies in the future.</summary>
    public static Identification Check(string text, DateOnly today)
    {
        if (text.Length > 64) return WrongLength(text.Length);
        var number = text.Trim().ToUpperInvariant();
        if (number.Length != 18) return WrongLength(number.Length);
        if (number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || (number[17] != 'X' && !char.IsAsciiDigit(number[17]))) return WrongCharacter();
        if (!Divisions.IsPlausible(number[..6])) return WrongDivision(number[..6]);
        if (!TryBirthDate(number, out var birth)) return WrongBirthDate(number.Substring(6, 8));
        if (birth > today) return FutureBirthDate(birth);
        return Iso7064.Mod11Radix2(number.AsSpan(0, 17)) == number[17] ? Identification.Good(number) : WrongCheck();
    }

    /// <summary>Birth date inside a well-formed number; null when there is none.</summary>
    public static DateOnly? BirthDate(string number) =>
        number.Length == 18 && TryBirthDate(number, out var birth) ? birth : null;

    /// <summary>Sex by GB/T 2261.1 inside a well-formed number: <c>1</c> male, <c>2</c> female.</summary>
    public static string? Sex(string number)
    {
        if (number.Length != 18 || !char.IsAsciiDigit(number[16])) return null;
        return (number[16] - '0') % 2 == 1 ? "1" : "2";
    }

    private static bool TryBirthDate(string number, out DateOnly birth) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birth) && birth.Year >= 1850;

    private static Identification WrongLength(int length) => Identification.Bad(
        "id-number.length", $"公民身份号码应为18位，现为{length}位。", $"A citizen identification number has 18 characters, not {length}.");

    private static Identification WrongCharacter() => Identification.Bad(
        "id-number.character", "公民身份号码前17位应为数字，末位为数字或X。", "The first 17 characters are digits and the last is a digit or X.");

    private static Identification WrongDivision(string division) => Identification.Bad(
        "id-number.division", $"公民身份号码前6位“{division}”不是行政区划代码。", $"The first six digits, '{division}', are no division code.");

    private static Identification WrongBirthDate(string digits) => Identification.Bad(
        "id-number.birth-date", $"公民身份号码中的出生日期“{digits}”不存在。", $"The birth date '{digits}' in the number does not exist.");

    private static Identification FutureBirthDate(DateOnly birth) => Identification.Bad(
        "id-number.birth-date-in-future", $"公民身份号码中的出生日期{birth:yyyy-MM-dd}晚于今天。", $"The birth date {birth:yyyy-MM-dd} in the number lies in the future.");

    private static Identification WrongCheck() => Identification.Bad(
        "id-number.check-character", "公民身份号码校验码不正确，请核对是否录入有误。", "The check character is wrong; please compare with the identity card.");
}
