using System.Text.RegularExpressions;

namespace Approval.Forms.Identifiers;

/// <summary>E-mail addresses as people have them (RFC 5321 limits; no quoted local parts, no address literals).</summary>
public static partial class EmailAddresses
{
    public static Identification Check(string text)
    {
        var address = text.Length > 320 ? "" : text.Trim();
        var at = address.LastIndexOf('@');
        if (at is < 1 or > 64 || address.Length > 254 || !Shape().IsMatch(address)) return Wrong();
        return Identification.Good(address[..at] + address[at..].ToLowerInvariant());
    }

    private static Identification Wrong() => Identification.Bad(
        "email.shape", "电子邮箱格式不正确，应如 name@example.cn。", "This is no e-mail address; it should look like name@example.cn.");

    [GeneratedRegex(
        @"^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
