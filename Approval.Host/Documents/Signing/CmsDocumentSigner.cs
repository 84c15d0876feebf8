using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Approval.Host.Documents.Signing;

/// <summary>Signs with an RSA or ECDSA certificate: CMS, detached, with the attributes of PAdES-B (ETSI EN 319 142-1).</summary>
internal sealed class CmsDocumentSigner : IDocumentSigner, IDisposable
{
    private static readonly Oid Sha256 = new("2.16.840.1.101.3.4.2.1");

    private readonly X509Certificate2 _certificate;
    private readonly AsnEncodedData _signingCertificate;

    /// <exception cref="CryptographicException">The certificate has no private key.</exception>
    public CmsDocumentSigner(X509Certificate2 certificate, bool isDevelopment)
    {
        if (!certificate.HasPrivateKey)
            throw new CryptographicException($"The signing certificate '{certificate.Subject}' has no private key.");
        _certificate = certificate;
        _signingCertificate = SigningCertificate.Attribute(certificate);
        IsDevelopment = isDevelopment;
        SignerName = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }

    public string SignerName { get; }

    public bool IsDevelopment { get; }

    public string SubFilter => "ETSI.CAdES.detached";

    // A chain of three RSA-4096 certificates stays below this.
    public int ReservedBytes => 8192;

    public byte[] Sign(byte[] content, DateTimeOffset at)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _certificate)
        {
            DigestAlgorithm = Sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        // The time of signing stands in the signature dictionary; PAdES forbids it among the signed attributes.
        signer.SignedAttributes.Add(_signingCertificate);
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    public void Dispose() => _certificate.Dispose();
}
