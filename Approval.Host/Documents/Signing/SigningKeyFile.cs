using System.Security.Cryptography.X509Certificates;

namespace Approval.Host.Documents.Signing;

/// <summary>Reads a signing certificate with its key from a PFX or PEM file.</summary>
internal static class SigningKeyFile
{
    /// <param name="path">A <c>.pem</c> file with certificate and key, or a PKCS #12 file.</param>
    /// <param name="password">Of the PKCS #12 file or the encrypted PEM key; null when there is none.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file or its password is wrong.</exception>
    public static X509Certificate2 Load(string path, string? password = null)
    {
        if (!string.Equals(Path.GetExtension(path), ".pem", StringComparison.OrdinalIgnoreCase))
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return password is null
            ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}
