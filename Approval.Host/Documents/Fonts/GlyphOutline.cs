using System.Buffers.Binary;
using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Fonts;

/// <summary>Turns a glyph into a path, for writing that must be bent or turned, such as the ring of a seal.</summary>
internal static class GlyphOutline
{
    private const int MaximumDepth = 8;

    /// <summary>The glyph's path in ems: origin at the left end of the baseline, y downwards.</summary>
    public static VectorPath Of(TrueTypeFace face, int glyph)
    {
        var path = new VectorPath();
        Append(path, face, glyph, Matrix.Scale(1.0 / face.UnitsPerEm, -1.0 / face.UnitsPerEm), 0);
        return path;
    }

    private static void Append(VectorPath path, TrueTypeFace face, int glyph, Matrix matrix, int depth)
    {
        var data = face.OutlineOf(glyph);
        if (data.Length == 0 || depth > MaximumDepth)
            return;
        if (GlyphData.IsComposite(data))
            AppendParts(path, face, data, matrix, depth);
        else
            AppendContours(path, data, matrix);
    }

    private static void AppendParts(VectorPath path, TrueTypeFace face, byte[] data, Matrix matrix, int depth)
    {
        foreach (var (offset, flags) in GlyphData.ComponentsOf(data))
        {
            var part = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(offset + 2));
            Append(path, face, part, PartMatrix(data.AsSpan(offset + 4), flags).Then(matrix), depth + 1);
        }
    }

    private static Matrix PartMatrix(ReadOnlySpan<byte> data, GlyphData.Component flags)
    {
        var words = flags.HasFlag(GlyphData.Component.WordArguments);
        var (x, y) = words ? (I16(data, 0), I16(data, 2)) : ((sbyte)data[0], (sbyte)data[1]);
        var scales = data[(words ? 4 : 2)..];
        if (flags.HasFlag(GlyphData.Component.TwoByTwo))
            return new Matrix(Fraction(scales, 0), Fraction(scales, 2), Fraction(scales, 4), Fraction(scales, 6), x, y);
        if (flags.HasFlag(GlyphData.Component.TwoScales))
            return new Matrix(Fraction(scales, 0), 0, 0, Fraction(scales, 2), x, y);
        var scale = flags.HasFlag(GlyphData.Component.Scale) ? Fraction(scales, 0) : 1;
        return new Matrix(scale, 0, 0, scale, x, y);
    }

    private static void AppendContours(VectorPath path, byte[] data, Matrix matrix)
    {
        var points = GlyphPoints.Read(data, matrix);
        foreach (var contour in points)
            AppendContour(path, contour);
    }

    // Two neighbouring control points imply a point on the curve half way between them.
    private static void AppendContour(VectorPath path, List<GlyphPoint> points)
    {
        if (points.Count < 2)
            return;
        var first = points.FindIndex(p => p.OnCurve);
        var start = first >= 0 ? points[first] : GlyphPoint.Between(points[0], points[^1]);
        path.MoveTo(start.X, start.Y);
        var (at, control) = (start, default(GlyphPoint?));
        for (var i = 1; i <= points.Count; i++)
        {
            var next = first < 0 ? points[i - 1] : points[(first + i) % points.Count];
            if (next.OnCurve)
                (at, control) = (Join(path, at, control, next), null);
            else if (control is { } waiting)
                (at, control) = (Join(path, at, waiting, GlyphPoint.Between(waiting, next)), next);
            else
                control = next;
        }
        if (control is not null)
            Join(path, at, control, start);
        path.Close();
    }

    // PDF knows cubic curves only; raising the degree is exact.
    private static GlyphPoint Join(VectorPath path, GlyphPoint from, GlyphPoint? control, GlyphPoint to)
    {
        if (control is not { } c)
            path.LineTo(to.X, to.Y);
        else
            path.CurveTo(from.X + (2.0 / 3 * (c.X - from.X)), from.Y + (2.0 / 3 * (c.Y - from.Y)), to.X + (2.0 / 3 * (c.X - to.X)), to.Y + (2.0 / 3 * (c.Y - to.Y)), to.X, to.Y);
        return to;
    }

    private static short I16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    private static double Fraction(ReadOnlySpan<byte> data, int at) => I16(data, at) / 16384.0;
}
