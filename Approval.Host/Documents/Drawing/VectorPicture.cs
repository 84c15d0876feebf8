namespace Approval.Host.Documents.Drawing;

/// <summary>
/// Paths drawn once and placed many times (border, seal). It holds no text, so what it looks like in a PDF does not depend
/// on the document's fonts and can be kept ready between documents.
/// </summary>
internal sealed class VectorPicture(double width, double height, IReadOnlyList<PathMark> paths)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public IReadOnlyList<PathMark> Paths { get; } = paths;
}
