using Approval.Host.Documents.Flow;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Licences;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Signing;

namespace Approval.Host.Documents;

/// <summary>What the making of documents needs to know about its surroundings.</summary>
/// <param name="KeyDirectory">Where the development key is kept when no signing key is given.</param>
public sealed record DocumentOptions(string KeyDirectory)
{
    public FontOptions Fonts { get; init; } = new();

    /// <summary>A PFX or PEM file with certificate and key; null makes and uses a development key.</summary>
    public string? SigningKeyFile { get; init; }

    public string? SigningKeyPassword { get; init; }
}

/// <summary>Registers the document room.</summary>
public static class DocumentsModule
{
    /// <summary>Adds <see cref="ILicenceRenderer"/>, <see cref="IDocumentWriter"/> and <see cref="IDocumentSigner"/>; fonts and key are opened when first needed.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, DocumentOptions options) => services
        .AddSingleton(new FontFiles(options.Fonts))
        .AddSingleton<FontCatalog>()
        .AddSingleton<SealPress>()
        .AddSingleton<IDocumentSigner>(provider => Signer(options, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ILicenceRenderer, LicenceRenderer>()
        .AddSingleton<IDocumentWriter, DocumentWriter>();

    private static CmsDocumentSigner Signer(DocumentOptions options, TimeProvider time) => options.SigningKeyFile is { } file
        ? new CmsDocumentSigner(SigningKeyFile.Load(file, options.SigningKeyPassword), isDevelopment: false)
        : DevelopmentKeys.LoadOrCreate(options.KeyDirectory, time);
}
