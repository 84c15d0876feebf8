using System.Runtime.InteropServices;

namespace Approval.Host.Documents.Drawing;

internal enum PathStep : byte
{
    Move,
    Line,
    Curve,
    Close,
}

/// <summary>One step of a path; a curve uses all three points, a line only the last.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PathSegment(PathStep Step, double X1, double Y1, double X2, double Y2, double X, double Y);

/// <summary>Lines and cubic curves in millimetres, y downwards.</summary>
internal sealed class VectorPath
{
    // Distance of the control points that makes four cubic curves look like a circle.
    private const double Kappa = 0.5522847498;

    private readonly List<PathSegment> _segments = [];

    public IReadOnlyList<PathSegment> Segments => _segments;

    public VectorPath MoveTo(double x, double y) => Add(new PathSegment(PathStep.Move, 0, 0, 0, 0, x, y));

    public VectorPath LineTo(double x, double y) => Add(new PathSegment(PathStep.Line, 0, 0, 0, 0, x, y));

    public VectorPath CurveTo(double x1, double y1, double x2, double y2, double x, double y) =>
        Add(new PathSegment(PathStep.Curve, x1, y1, x2, y2, x, y));

    public VectorPath Close() => Add(new PathSegment(PathStep.Close, 0, 0, 0, 0, 0, 0));

    public VectorPath AddRectangle(Box box) =>
        MoveTo(box.X, box.Y).LineTo(box.Right, box.Y).LineTo(box.Right, box.Bottom).LineTo(box.X, box.Bottom).Close();

    public VectorPath AddCircle(double x, double y, double radius)
    {
        var k = radius * Kappa;
        return MoveTo(x + radius, y)
            .CurveTo(x + radius, y + k, x + k, y + radius, x, y + radius)
            .CurveTo(x - k, y + radius, x - radius, y + k, x - radius, y)
            .CurveTo(x - radius, y - k, x - k, y - radius, x, y - radius)
            .CurveTo(x + k, y - radius, x + radius, y - k, x + radius, y)
            .Close();
    }

    /// <summary>A closed polygon through points given in polar form around a centre; angle 0 is up, clockwise.</summary>
    public VectorPath AddPolar(double x, double y, IEnumerable<(double Angle, double Radius)> points)
    {
        var first = true;
        foreach (var (angle, radius) in points)
        {
            var (px, py) = (x + (radius * Math.Sin(angle)), y - (radius * Math.Cos(angle)));
            _ = first ? MoveTo(px, py) : LineTo(px, py);
            first = false;
        }
        return Close();
    }

    private VectorPath Add(PathSegment segment)
    {
        _segments.Add(segment);
        return this;
    }
}
