namespace Approval.Host.Documents.Flow;

/// <summary>Makes PDF/A-1b files of documents.</summary>
public interface IDocumentWriter
{
    /// <summary>The file, signed when the document has an <see cref="IssuerBlock"/>, or all that stands in its way.</summary>
    /// <param name="at">Written into the file as its creation and signing time.</param>
    /// <exception cref="ArgumentException">The document has two issuer blocks.</exception>
    RenderOutcome Write(Document document, DateTimeOffset at);
}
