namespace Approval.Host.Documents.Signing;

/// <summary>Signs the bytes of a document. RSA and ECDSA certificates are one implementation; SM2/SM3 seals (GB/T 38540) are to be another.</summary>
public interface IDocumentSigner
{
    /// <summary>Shown to readers of the signature: the certificate's common name.</summary>
    string SignerName { get; }

    /// <summary>True for a key that the program made itself; documents then say so on their face.</summary>
    bool IsDevelopment { get; }

    /// <summary>Name of the signature's encoding in PDF, such as <c>ETSI.CAdES.detached</c> (ISO 32000-2, table 255).</summary>
    string SubFilter { get; }

    /// <summary>Upper limit of the signature's length in bytes.</summary>
    int ReservedBytes { get; }

    /// <summary>A detached signature over <paramref name="content"/>.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key cannot sign.</exception>
    byte[] Sign(byte[] content, DateTimeOffset at);
}
