using Approval.Host.Documents;
using Approval.Host.Documents.Flow;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Layouts;
using Approval.Host.Documents.Licences;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Signing;

namespace Approval.Host.Tests.Documents;

/// <summary>The real parts, opened once for all tests, and a folder for what they make.</summary>
internal static class PrintShop
{
    public static readonly DateTimeOffset At = new(2026, 11, 21, 3, 4, 5, TimeSpan.Zero);

    private static readonly Lazy<string> Temporary = new(() => Directory.CreateTempSubdirectory("approval-documents-").FullName);
    private static readonly Lazy<CmsDocumentSigner> Key = new(() => DevelopmentKeys.LoadOrCreate(Path.Combine(Folder, "keys"), TimeProvider.System));
    private static readonly Lazy<LicenceLayout> CompanyOpening = new(() => Sample.WithOwnFields(LicenceLayoutReader.ReadFile(LayoutFile).Value!));

    public static string LayoutFile => Repository.At("definitions", "bundles", "company-opening", "licence-layout.json");

    public static string Folder => Temporary.Value;

    public static FontCatalog Fonts { get; } = new(new FontFiles(new FontOptions()));

    public static SealPress Seals { get; } = new(Fonts);

    public static CmsDocumentSigner Signer => Key.Value;

    public static LicenceLayout Layout => CompanyOpening.Value;

    public static LicenceRenderer Licences => new(Fonts, Seals, Signer);

    public static DocumentWriter Documents => new(Fonts, Seals, Signer);

    public static byte[] Bytes(RenderOutcome outcome) => outcome switch
    {
        RenderedDocument document => document.Bytes,
        RenderRefused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems.Select(p => p.Chinese))),
        _ => throw new InvalidOperationException(outcome.ToString()),
    };

    /// <summary>Writes a file for an outside checker.</summary>
    public static string Save(byte[] bytes)
    {
        var path = Path.Combine(Folder, $"{Guid.CreateVersion7():N}.pdf");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
