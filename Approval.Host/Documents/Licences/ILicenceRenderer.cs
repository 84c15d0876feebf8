namespace Approval.Host.Documents.Licences;

/// <summary>Makes the signed licence document.</summary>
public interface ILicenceRenderer
{
    /// <summary>A signed PDF/A-1b file, or all that stands in its way. The same face, instant and RSA key give the same bytes.</summary>
    /// <param name="face">What it shows.</param>
    /// <param name="at">The instant written into the file as its creation and signing time.</param>
    RenderOutcome Render(LicenceFace face, DateTimeOffset at);
}
