using Approval.Activities.Bundles;

namespace Approval.Activities.Licences;

/// <summary>Makes the sealed and signed documents of a licence. Outside I/O and heavy work: called by a job only.</summary>
public interface ILicencePrinter
{
    /// <exception cref="LicencePrintException">The face cannot be set as the layout asks, e.g. a character no face has.</exception>
    Task<PrintedLicence> PrintAsync(LicencePrint licence, CancellationToken cancel);
}

/// <summary>What is to be printed.</summary>
/// <param name="Licence">The licence with its face and components.</param>
/// <param name="Release">Brings the layout and the issuing department with its seal text.</param>
/// <param name="WithElectronicSeal">The holder's own electronic seal is made with it (公章刻制).</param>
public sealed record LicencePrint(Licence Licence, BundleRelease Release, bool WithElectronicSeal);

/// <summary>The finished documents.</summary>
/// <param name="Pdf">Signed PDF of the licence.</param>
/// <param name="ElectronicSeal">Signed PDF with the holder's electronic seal, when asked for.</param>
/// <param name="DevelopmentKey">Signed with a key that has no legal force.</param>
public sealed record PrintedLicence(byte[] Pdf, byte[]? ElectronicSeal, bool DevelopmentKey);

/// <summary>A licence that cannot be printed as it is; the sentence says what a person must change.</summary>
public sealed class LicencePrintException(string message) : Exception(message);
