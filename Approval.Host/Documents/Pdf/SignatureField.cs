using System.Text;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Signing;

namespace Approval.Host.Documents.Pdf;

/// <summary>The signature field, its value with room for the signature, and the filling of that room (ISO 32000-1, 12.8).</summary>
internal sealed class SignatureField(PdfFile file, SealPlace seal, IDocumentSigner signer, DateTimeOffset at)
{
    // Ten digits each, so that the true figures fit whatever the file's size.
    private const string RangePlaceholder = "[0 0000000000 0000000000 0000000000]";

    // Print and locked: a hidden or unprintable annotation is not allowed in PDF/A-1 (ISO 19005-1, 6.5.3).
    private const int WidgetFlags = 4 + 128;

    private int _rangeAt;
    private int _contentsAt;

    public int Id { get; } = file.Reserve();

    public Picture Appearance => seal.Appearance;

    public bool OnPage(int index) => index == seal.PageIndex;

    public void Write(int pageId, PaintedPage page, int appearanceId)
    {
        var value = WriteValue();
        var (left, top) = (PdfText.Points(seal.X), PdfText.Points(page.Height - seal.Y));
        var (right, bottom) = (left + PdfText.Points(seal.Appearance.Width), top - PdfText.Points(seal.Appearance.Height));
        file.Write(Id,
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal1) /F {WidgetFlags} /P {pageId} 0 R " +
            $"/Rect [{PdfText.Number(left)} {PdfText.Number(bottom)} {PdfText.Number(right)} {PdfText.Number(top)}] /AP << /N {appearanceId} 0 R >> /V {value} 0 R >>");
    }

    /// <summary>Signs everything but the room for the signature, and fills it.</summary>
    /// <exception cref="InvalidOperationException">The signature is larger than the signer announced.</exception>
    public byte[] Fill(byte[] document)
    {
        var hexLength = signer.ReservedBytes * 2;
        var (first, second) = (_contentsAt, _contentsAt + hexLength + 2);
        var range = $"[0 {first:D10} {second:D10} {document.Length - second:D10}]";
        Encoding.ASCII.GetBytes(range, document.AsSpan(_rangeAt));

        var content = new byte[document.Length - hexLength - 2];
        document.AsSpan(0, first).CopyTo(content);
        document.AsSpan(second).CopyTo(content.AsSpan(first));
        var signature = signer.Sign(content, at);
        if (signature.Length > signer.ReservedBytes)
            throw new InvalidOperationException($"The signature takes {signature.Length} bytes, but its signer announced at most {signer.ReservedBytes}.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(signature), document.AsSpan(_contentsAt + 1));
        return document;
    }

    private int WriteValue()
    {
        var head = $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{signer.SubFilter} /ByteRange ";
        var id = file.Reserve();
        var start = file.Write(id,
            $"{head}{RangePlaceholder} /Contents <{new string('0', signer.ReservedBytes * 2)}> " +
            $"/M {PdfText.Date(at)} /Name {PdfText.Text(signer.SignerName)} /Reason {PdfText.Text(seal.Reason)} >>");
        _rangeAt = start + head.Length;
        _contentsAt = _rangeAt + RangePlaceholder.Length + " /Contents ".Length;
        return id;
    }
}
