using System.Text.RegularExpressions;

namespace Approval.Forms.Identifiers;

/// <summary>Mobile and landline numbers of the mainland; other countries with a leading +.</summary>
public static partial class PhoneNumbers
{
    /// <summary>Mobile → eleven digits; landline → <c>0571-87654321</c> with an optional <c>-extension</c>; foreign → <c>+</c> and digits.</summary>
    public static Identification Check(string text)
    {
        if (text.Length > 64) return Wrong();
        var compact = Separators().Replace(text.Trim(), "").Replace('－', '-');
        if (compact.StartsWith("+86", StringComparison.Ordinal)) compact = compact[3..].TrimStart('-');
        else if (compact.StartsWith("0086", StringComparison.Ordinal)) compact = compact[4..].TrimStart('-');
        var dashless = compact.Replace("-", "", StringComparison.Ordinal);
        if (Mobile().IsMatch(dashless)) return Identification.Good(dashless);
        if (Service().IsMatch(dashless)) return Identification.Good(dashless);
        if (Foreign().IsMatch(dashless)) return Identification.Good(dashless);
        return Landline(compact) ?? Wrong();
    }

    private static Identification? Landline(string compact)
    {
        var match = LandlineShape().Match(compact);
        if (!match.Success) return null;
        var extension = match.Groups["ext"].Success ? "-" + match.Groups["ext"].Value : "";
        return Identification.Good($"{match.Groups["area"].Value}-{match.Groups["number"].Value}{extension}");
    }

    private static Identification Wrong() => Identification.Bad(
        "phone.shape",
        "电话号码格式不正确：手机号为11位，固定电话须带区号，如 0571-87654321。",
        "This is no phone number: a mobile has 11 digits, a landline needs its area code, such as 0571-87654321.");

    [GeneratedRegex(@"[\s()（）]", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^1[3-9][0-9]{9}$", RegexOptions.NonBacktracking)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[48]00[0-9]{7}$", RegexOptions.NonBacktracking)]
    private static partial Regex Service();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex Foreign();

    // Area codes: 010 and 02x have three digits, the others four.
    [GeneratedRegex(@"^(?<area>010|02[0-9]|0[3-9][0-9]{2})-?(?<number>[2-9][0-9]{6,7})(-(?<ext>[0-9]{1,6}))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LandlineShape();
}
