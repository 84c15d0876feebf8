namespace Approval.Forms.Identifiers;

/// <summary>Shape of administrative division codes (GB/T 2260, and GB/T 10114 below the county).</summary>
public static class Divisions
{
    // Provincial codes of GB/T 2260; the second digits that exist under each first digit.
    private static readonly string[] Provinces = ["", "12345", "123", "1234567", "123456", "0123", "12345", "1", "12"];

    /// <summary>Six digits (or nine or twelve with township and village) under a provincial code that exists.</summary>
    public static bool IsPlausible(string code) =>
        code.Length is 6 or 9 or 12 && code.All(char.IsAsciiDigit) && IsProvince(code);

    private static bool IsProvince(string code) =>
        code[0] - '0' is > 0 and < 9 && Provinces[code[0] - '0'].Contains(code[1], StringComparison.Ordinal);

    /// <summary>Checks the shape only; whether the division exists today is the code list's matter.</summary>
    public static Identification Check(string text)
    {
        var code = text.Length > 64 ? text[..64] : text.Trim();
        return IsPlausible(code)
            ? Identification.Good(code)
            : Identification.Bad("division.shape", "行政区划代码应为6位数字，且前两位为省级代码。", "A division code is six digits beginning with a provincial code.");
    }
}
