using System.Runtime.CompilerServices;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Signing;

namespace Approval.Host.Documents.Pdf;

/// <summary>Writes a painted document as PDF/A-1b (ISO 19005-1), signed when it has a place for a seal.</summary>
internal sealed class PdfWriter
{
    // Pictures are shared between documents, and packing one costs more than the rest of a page.
    private static readonly ConditionalWeakTable<Picture, byte[]> PackedPictures = [];

    private readonly PdfFile _file = new();
    private readonly DocumentFonts _fonts;
    private readonly Dictionary<Picture, int> _pictures = new(ReferenceEqualityComparer.Instance);
    private readonly PaintedDocument _document;
    private readonly DateTimeOffset _at;

    private PdfWriter(PaintedDocument document, DateTimeOffset at)
    {
        _document = document;
        _at = at;
        _fonts = new DocumentFonts(_file);
    }

    /// <summary>The file's bytes. The same document, instant and deterministic signer give the same bytes.</summary>
    /// <exception cref="InvalidOperationException">The document has a seal and no signer was given.</exception>
    public static byte[] Write(PaintedDocument document, DateTimeOffset at, IDocumentSigner? signer = null)
    {
        if (document.Seal is not null && signer is null)
            throw new InvalidOperationException("A document with a seal needs a signer.");
        var writer = new PdfWriter(document, at);
        return document.Seal is { } seal ? writer.WriteSealed(seal, signer!) : writer.WriteFile(null);
    }

    private byte[] WriteSealed(SealPlace seal, IDocumentSigner signer)
    {
        var field = new SignatureField(_file, seal, signer, _at);
        return field.Fill(WriteFile(field));
    }

    private byte[] WriteFile(SignatureField? field)
    {
        var root = _file.Reserve();
        var tree = _file.Reserve();
        var pages = new List<int>();
        foreach (var page in _document.Pages)
            pages.Add(WritePage(tree, page, field?.OnPage(pages.Count) == true ? field : null));
        foreach (var use in _fonts.Uses)
            EmbeddedFont.Write(_file, use);
        _file.Write(tree, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>");
        var form = field is null ? string.Empty : $"/AcroForm << /SigFlags 3 /Fields [{field.Id} 0 R] >> ";
        _file.Write(root, $"<< /Type /Catalog /Pages {tree} 0 R /Lang (zh-CN) /Metadata {WriteMetadata()} 0 R /OutputIntents [{WriteIntent()} 0 R] {form}/ViewerPreferences << /DisplayDocTitle true >> >>");
        return _file.Finish(root, WriteInformation());
    }

    private int WritePage(int tree, PaintedPage page, SignatureField? field)
    {
        var content = new ContentStream(page.Height);
        var pictures = new List<string>();
        foreach (var mark in page.Marks)
            WriteMark(content, mark, pictures);
        var (id, stream) = (_file.Reserve(), _file.Reserve());
        _file.WriteStream(stream, string.Empty, content.Written);
        var annotations = field is null ? string.Empty : $" /Annots [{field.Id} 0 R]";
        field?.Write(id, page, PictureId(field.Appearance));
        _file.Write(id,
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfText.Number(PdfText.Points(page.Width))} {PdfText.Number(PdfText.Points(page.Height))}] " +
            $"/Resources << {_fonts.Resources} /XObject << {string.Join(' ', pictures.Distinct(StringComparer.Ordinal))} >> >> /Contents {stream} 0 R{annotations} >>");
        return id;
    }

    private void WriteMark(ContentStream content, Mark mark, List<string> pictures)
    {
        switch (mark)
        {
            case PathMark path:
                content.Path(path);
                break;
            case PatternMark pattern:
                content.Pattern(pattern);
                break;
            case GlyphMark glyph:
                content.Glyph(glyph, _fonts);
                break;
            case TextMark text:
                content.Text(text, _fonts);
                break;
            case PictureMark picture:
                var id = PictureId(picture.Picture);
                pictures.Add($"/P{id} {id} 0 R");
                content.Picture($"P{id}", picture);
                break;
            default:
                throw new InvalidOperationException($"No way to write a {mark.GetType().Name}.");
        }
    }

    private int PictureId(Picture picture)
    {
        if (_pictures.TryGetValue(picture, out var id))
            return id;
        _pictures[picture] = id = _file.Reserve();
        var (width, height) = (PdfText.Number(PdfText.Points(picture.Width)), PdfText.Number(PdfText.Points(picture.Height)));
        var packed = picture.HoldsType ? Pack(picture) : PackedPictures.GetValue(picture, Pack);
        var resources = picture.HoldsType ? _fonts.FigureResources : string.Empty;
        _file.WritePacked(id, $"/Type /XObject /Subtype /Form /BBox [0 0 {width} {height}] /Resources << {resources} >>", packed);
        return id;
    }

    private byte[] Pack(Picture picture)
    {
        var content = new ContentStream(picture.Height);
        foreach (var mark in picture.Marks)
            WriteMark(content, mark, []);
        return PdfFile.Deflate(content.Written);
    }

    // Metadata must stay readable without unpacking (ISO 19005-1, 6.7.2).
    private int WriteMetadata()
    {
        var id = _file.Reserve();
        _file.WritePlain(id, "/Type /Metadata /Subtype /XML", XmpMetadata.Of(_document.Title, _document.Author, _at));
        return id;
    }

    private int WriteIntent()
    {
        var profile = _file.Reserve();
        _file.WritePacked(profile, "/N 3", SrgbProfile.Packed);
        return _file.Add($"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R >>");
    }

    private int WriteInformation() => _file.Add(
        $"<< /Title {PdfText.Text(_document.Title)} /Author {PdfText.Text(_document.Author)} /Creator ({XmpMetadata.Producer}) /Producer ({XmpMetadata.Producer}) " +
        $"/CreationDate {PdfText.Date(_at)} /ModDate {PdfText.Date(_at)} >>");
}
