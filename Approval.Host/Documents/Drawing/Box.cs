using System.Runtime.InteropServices;

namespace Approval.Host.Documents.Drawing;

/// <summary>A rectangle on the page: millimetres from the top left corner, y downwards.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + (Width / 2);

    public double CentreY => Y + (Height / 2);

    /// <summary>The box made smaller by <paramref name="by"/> millimetres on every side.</summary>
    public Box Inset(double by) => new(X + by, Y + by, Width - (2 * by), Height - (2 * by));

    /// <summary>True when <paramref name="inner"/> lies inside, its edges included.</summary>
    public bool Contains(Box inner) =>
        inner.X >= X - Tolerance && inner.Y >= Y - Tolerance && inner.Right <= Right + Tolerance && inner.Bottom <= Bottom + Tolerance;

    // Sums of tenths of a millimetre are not exact in binary.
    private const double Tolerance = 1e-6;
}
