namespace Approval.Host.Documents.Drawing;

/// <summary>Marks drawn once and placed as one thing (border, seal).</summary>
internal sealed class Picture(double width, double height, IReadOnlyList<Mark> marks)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public IReadOnlyList<Mark> Marks { get; } = marks;

    /// <summary>Without type it looks the same in the bytes of every document, so it can be kept ready between documents.</summary>
    public bool HoldsType { get; } = marks.Any(m => m is GlyphMark);
}
