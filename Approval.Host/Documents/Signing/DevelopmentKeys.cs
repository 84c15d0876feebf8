using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Approval.Host.Documents.Signing;

/// <summary>Makes a signing key on first start, for development and trials only: its certificate and every document signed with it say so.</summary>
internal static class DevelopmentKeys
{
    public const string FileName = "development-signing.pem";

    private const int KeyBits = 2048;
    private const int ValidYears = 10;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);

    /// <summary>The key in <paramref name="directory"/>, made when there is none; hosts that start at once end up with the same key.</summary>
    /// <exception cref="IOException">The directory cannot be written, or another process keeps it locked.</exception>
    public static CmsDocumentSigner LoadOrCreate(string directory, TimeProvider time)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, FileName);
        using (Lock(Path.Combine(directory, FileName + ".lock")))
        {
            if (!File.Exists(path))
                Create(path, time.GetUtcNow());
        }
        return new CmsDocumentSigner(SigningKeyFile.Load(path), isDevelopment: true);
    }

    // Written aside and moved, so that a crash never leaves half a key under the final name.
    private static void Create(string path, DateTimeOffset now)
    {
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
            file.Write(Encoding.ASCII.GetBytes(MakePem(now)));
        File.Move(draft, path);
    }

    private static string MakePem(DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var subject = new X500DistinguishedName("CN=开发测试签名 DEVELOPMENT, OU=仅供开发测试 NOT FOR PRODUCTION, O=Approval, C=CN");
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        // A day back: the clocks of two machines need not agree.
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private static FileStream Lock(string path)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < LockPatience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
