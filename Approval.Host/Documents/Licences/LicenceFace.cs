using Approval.Host.Documents.Layouts;

namespace Approval.Host.Documents.Licences;

/// <summary>Everything a licence shows.</summary>
/// <param name="Layout">Where it shows it.</param>
/// <param name="Title">Such as 行业综合许可证.</param>
/// <param name="Subtitle">正本 or 副本.</param>
/// <param name="Face">照面信息: value by field name of the layout.</param>
/// <param name="Components">Component licences in the order they are listed.</param>
/// <param name="LicenceCode">The licence's number.</param>
/// <param name="VerifyUrl">What the QR code opens.</param>
/// <param name="IssuerName">The issuing body, also on the seal.</param>
/// <param name="IssuedOn">Legal date in the office's zone.</param>
public sealed record LicenceFace(
    LicenceLayout Layout,
    string Title,
    string Subtitle,
    IReadOnlyDictionary<string, string> Face,
    IReadOnlyList<ComponentFace> Components,
    string LicenceCode,
    Uri VerifyUrl,
    string IssuerName,
    DateOnly IssuedOn)
{
    /// <summary>The seal's registration number, set on its lower arc; null for none.</summary>
    public string? SealNumber { get; init; }
}

/// <summary>One component licence (子证照) as the composite lists it.</summary>
/// <param name="State">Chinese word, such as 有效.</param>
/// <param name="ValidUntil">Last day of validity; null for 长期.</param>
public sealed record ComponentFace(string Name, string Code, string IssuerName, string State, DateOnly? ValidUntil);
