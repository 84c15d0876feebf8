namespace Approval.Forms.Identifiers;

/// <summary>
/// Licence identification code, GB/T 36904-2018: root, licence type, issuer's credit code, serial, version and a
/// check character by ISO 7064 MOD 37,36, joined by dots.
/// </summary>
public static class LicenceCodes
{
    /// <summary>Root of the electronic licence codes, an object identifier.</summary>
    public const string Root = "1.2.156.3005.2";

    /// <summary>Makes a code.</summary>
    /// <param name="type">Licence type code, digits and capital letters.</param>
    /// <param name="issuer">Unified social credit code of the issuer.</param>
    /// <param name="serial">Serial, digits and capital letters, never used again.</param>
    /// <param name="version">Version, three digits or letters, e.g. <c>001</c>.</param>
    public static string Make(string type, string issuer, string serial, string version)
    {
        var body = type + issuer + serial + version;
        return $"{Root}.{type}.{issuer}.{serial}.{version}.{Iso7064.Mod37Radix36(body)}";
    }

    /// <summary>Checks root, parts, the issuer's credit code and the check character.</summary>
    public static Identification Check(string text)
    {
        var code = text.Length > 200 ? "" : text.Trim().ToUpperInvariant();
        var parts = code.StartsWith(Root + ".", StringComparison.Ordinal) ? code[(Root.Length + 1)..].Split('.') : [];
        if (parts.Length != 5 || parts.Any(part => part.Length == 0)) return WrongShape();
        if (!CreditCodes.Check(parts[1]).IsValid) return WrongIssuer();
        return Iso7064.HasMod37Radix36Check(string.Concat(parts)) ? Identification.Good(code) : WrongCheck();
    }

    private static Identification WrongShape() => Identification.Bad(
        "licence-code.shape", "电子证照标识应由根代码、类型、颁发机构、流水号、版本号和校验位六段组成。", "A licence code has root, type, issuer, serial, version and check character.");

    private static Identification WrongIssuer() => Identification.Bad(
        "licence-code.issuer", "电子证照标识中的颁发机构代码不是有效的统一社会信用代码。", "The issuer inside the licence code is no valid unified social credit code.");

    private static Identification WrongCheck() => Identification.Bad(
        "licence-code.check-character", "电子证照标识校验位不正确。", "The check character of the licence code is wrong.");
}
