using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Licences;

/// <summary>A flower of interlaced loops, as certificates carry them; it is no emblem of any authority.</summary>
internal static class Rosette
{
    private const double LineWidth = 0.16;
    private const int PiecesPerPetal = 3;

    /// <summary>The same rosette around each of the given centres.</summary>
    public static IEnumerable<Mark> Draw(IEnumerable<(double X, double Y)> centres, double diameter, int petals, Rgb colour, Rgb accent)
    {
        var radius = diameter / 2;
        List<Matrix> places = [.. centres.Select(c => Matrix.Move(c.X, c.Y))];
        yield return new PatternMark(Ring(petals, radius * 0.80, radius * 0.20), colour, LineWidth, places);
        yield return new PatternMark(Ring(petals, radius * 0.52, radius * 0.24), accent, LineWidth, places);
        yield return new PatternMark(Ring(petals, radius * 0.26, radius * 0.14), colour, LineWidth, places);
        yield return new PatternMark(new VectorPath().AddCircle(0, 0, radius * 0.05), accent, radius * 0.10, places);
    }

    // Two turned copies of one wavy ring interlace.
    private static VectorPath Ring(int petals, double middle, double swing)
    {
        var path = new VectorPath();
        foreach (var phase in (ReadOnlySpan<double>)[0, Math.PI])
        {
            var turned = phase;
            SmoothCurve.Add(path, t => Point(t, turned), 0, 2 * Math.PI, petals * PiecesPerPetal).Close();
        }
        return path;

        (double, double) Point(double t, double phase)
        {
            var radius = middle + (swing * Math.Cos((petals * t) + phase));
            return (radius * Math.Sin(t), -radius * Math.Cos(t));
        }
    }
}
