using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Approval.Host.Documents.Signing;

/// <summary>The signing-certificate-v2 attribute (RFC 5035): it binds the signature to one certificate, so that none can be put in its place.</summary>
internal static class SigningCertificate
{
    private const string AttributeOid = "1.2.840.113549.1.9.16.2.47";

    // SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }; SHA-256 is the default algorithm and therefore left out.
    public static AsnEncodedData Attribute(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawDataMemory.Span));
        return new AsnEncodedData(new Oid(AttributeOid), writer.Encode());
    }
}
