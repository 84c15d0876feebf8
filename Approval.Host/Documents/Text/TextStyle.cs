using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Text;

/// <summary>How text lies between the left and right edge of its place.</summary>
public enum TextAlign
{
    Left,
    Centre,
    Right,

    /// <summary>Full lines reach both edges; the last line of a paragraph stays left.</summary>
    Justify,

    /// <summary>Characters spread from edge to edge, as labels of one width are set on certificates.</summary>
    Distribute,
}

/// <summary>The look of a text.</summary>
/// <param name="Font">A name of the font catalogue: serif, serif-medium, serif-bold, serif-black, sans, sans-medium, sans-bold.</param>
/// <param name="Size">Points.</param>
public sealed record TextStyle(string Font, double Size)
{
    /// <summary>Points; text that does not fit is set smaller down to this, then reported. Null means it never shrinks.</summary>
    public double? MinimumSize { get; init; }

    public Rgb Colour { get; init; } = Rgb.Black;

    public TextAlign Align { get; init; } = TextAlign.Left;

    /// <summary>Extra space between characters, in ems.</summary>
    public double LetterSpacing { get; init; }

    /// <summary>Distance of baselines, in ems.</summary>
    public double LineHeight { get; init; } = 1.5;

    /// <summary>The sizes to try, largest first.</summary>
    internal IEnumerable<double> Sizes()
    {
        var minimum = Math.Min(MinimumSize ?? Size, Size);
        for (var size = Size; size > minimum; size -= Step)
            yield return size;
        yield return minimum;
    }

    // A quarter of a point is below what the eye notices between neighbours.
    private const double Step = 0.25;
}
