namespace Approval.Host.Documents.Drawing;

/// <summary>Turns a curve given by a formula into few cubic pieces.</summary>
internal static class SmoothCurve
{
    private const double Delta = 1e-4;

    /// <summary>Appends the curve over [from, to] in <paramref name="pieces"/> pieces that share position and direction where they meet.</summary>
    public static VectorPath Add(VectorPath path, Func<double, (double X, double Y)> curve, double from, double to, int pieces)
    {
        var step = (to - from) / pieces;
        var (at, direction) = (curve(from), Direction(curve, from));
        path.MoveTo(at.X, at.Y);
        for (var i = 1; i <= pieces; i++)
        {
            var t = from + (i * step);
            var (next, nextDirection) = (curve(t), Direction(curve, t));
            path.CurveTo(
                at.X + (direction.X * step / 3), at.Y + (direction.Y * step / 3),
                next.X - (nextDirection.X * step / 3), next.Y - (nextDirection.Y * step / 3),
                next.X, next.Y);
            (at, direction) = (next, nextDirection);
        }
        return path;
    }

    private static (double X, double Y) Direction(Func<double, (double X, double Y)> curve, double t)
    {
        var (before, after) = (curve(t - Delta), curve(t + Delta));
        return ((after.X - before.X) / (2 * Delta), (after.Y - before.Y) / (2 * Delta));
    }
}
