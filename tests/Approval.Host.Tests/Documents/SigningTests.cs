using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Approval.Host.Documents.Licences;
using Approval.Host.Documents.Signing;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>Keys and signatures.</summary>
public sealed class SigningTests
{
    private static string NewFolder() => Path.Combine(PrintShop.Folder, Guid.CreateVersion7().ToString("N"));

    [Fact]
    public void DevelopmentKey_OnFirstStart_IsMadeMarkedAndKept()
    {
        var folder = NewFolder();
        using var first = DevelopmentKeys.LoadOrCreate(folder, TimeProvider.System);
        using var second = DevelopmentKeys.LoadOrCreate(folder, TimeProvider.System);
        first.IsDevelopment.ShouldBeTrue();
        first.SignerName.ShouldBe("开发测试签名 DEVELOPMENT");
        second.Sign([1, 2, 3], PrintShop.At).ShouldBe(first.Sign([1, 2, 3], PrintShop.At));
    }

    [Fact]
    public void DevelopmentKey_OnUnix_IsReadableByItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = NewFolder();
        DevelopmentKeys.LoadOrCreate(folder, TimeProvider.System).Dispose();
        File.GetUnixFileMode(Path.Combine(folder, DevelopmentKeys.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task DevelopmentKey_WhenHostsStartAtOnce_IsTheSameForAll()
    {
        var folder = NewFolder();
        var signers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DevelopmentKeys.LoadOrCreate(folder, TimeProvider.System))));
        signers.Select(s => Convert.ToHexString(s.Sign([7], PrintShop.At))).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void DevelopmentKey_HalfWrittenByACrash_IsMadeAnew()
    {
        var folder = NewFolder();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, DevelopmentKeys.FileName + ".new"), "-----BEGIN");
        using var signer = DevelopmentKeys.LoadOrCreate(folder, TimeProvider.System);
        signer.IsDevelopment.ShouldBeTrue();
    }

    [Fact]
    public void Signature_Made_BindsTheCertificateAndNamesNoTime()
    {
        byte[] content = [1, 2, 3];
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(PrintShop.Signer.Sign(content, PrintShop.At));
        cms.CheckSignature(verifySignatureOnly: true);
        var attributes = cms.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>().Select(a => a.Oid.Value).ToList();
        attributes.ShouldContain("1.2.840.113549.1.9.16.2.47");
        attributes.ShouldNotContain("1.2.840.113549.1.9.5");
        cms.Certificates.Count.ShouldBe(1);
    }

    [Fact]
    public void Signature_OfAnEllipticKeyFromAPfx_IsValidAndNotMarkedAsDevelopment()
    {
        using var signer = new CmsDocumentSigner(SigningKeyFile.Load(WritePfx("secret"), "secret"), isDevelopment: false);
        var licence = new LicenceRenderer(PrintShop.Fonts, PrintShop.Seals, signer);
        var file = PrintShop.Save(PrintShop.Bytes(licence.Render(Sample.Licence(), PrintShop.At)));
        Tool.Signature(file).ShouldContain("Signature is Valid");
        Tool.Text(file).ShouldNotContain("开发测试");
    }

    [Fact]
    public void KeyFile_WithAWrongPassword_IsRefused() =>
        Should.Throw<CryptographicException>(() => SigningKeyFile.Load(WritePfx("secret"), "wrong"));

    [Fact]
    public void Certificate_WithoutItsKey_IsRefused()
    {
        using var full = Certificate();
        using var bare = X509CertificateLoader.LoadCertificate(full.RawData);
        Should.Throw<CryptographicException>(() => new CmsDocumentSigner(bare, isDevelopment: false)).Message.ShouldContain("no private key");
    }

    private static string WritePfx(string password)
    {
        using var certificate = Certificate();
        var path = Path.Combine(PrintShop.Folder, $"{Guid.CreateVersion7():N}.pfx");
        File.WriteAllBytes(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));
        return path;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=余杭区行政审批局", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(PrintShop.At.AddYears(-1), PrintShop.At.AddYears(1));
    }
}
