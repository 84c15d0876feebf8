using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Pdf;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Signing;

namespace Approval.Host.Documents.Flow;

/// <summary>Lays a document out over pages and writes it. Safe to share between threads.</summary>
internal sealed class DocumentWriter(FontCatalog fonts, SealPress seals, IDocumentSigner signer) : IDocumentWriter
{
    public RenderOutcome Write(Document document, DateTimeOffset at)
    {
        if (document.Blocks.OfType<IssuerBlock>().Skip(1).Any())
            throw new ArgumentException("A document has at most one issuer block.", nameof(document));
        var flow = new FlowComposer(document, fonts, seals);
        foreach (var block in document.Blocks)
            flow.Add(block);
        var pages = flow.Finish();
        var problems = pages.SelectMany(p => p.Problems).Distinct().ToList();
        if (problems.Count > 0)
            return new RenderRefused(problems);
        var painted = new PaintedDocument(
            document.Title,
            document.Author,
            [.. pages.Select(p => new PaintedPage(document.Page.Width, document.Page.Height, p.Marks))],
            flow.Seal);
        return new RenderedDocument(PdfWriter.Write(painted, at, signer));
    }
}
