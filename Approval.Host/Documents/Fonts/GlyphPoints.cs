using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Fonts;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlyphPoint(double X, double Y, bool OnCurve)
{
    public static GlyphPoint Between(GlyphPoint a, GlyphPoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, true);
}

/// <summary>Unpacks the points of a simple glyph (OpenType, glyf, simple glyph description).</summary>
internal static class GlyphPoints
{
    private const int OnCurve = 0x01;
    private const int XShort = 0x02;
    private const int YShort = 0x04;
    private const int Repeat = 0x08;
    private const int XSame = 0x10;
    private const int YSame = 0x20;

    /// <summary>The contours, each a closed list of points seen through <paramref name="matrix"/>.</summary>
    public static List<List<GlyphPoint>> Read(ReadOnlySpan<byte> data, Matrix matrix)
    {
        var contours = BinaryPrimitives.ReadInt16BigEndian(data);
        var at = 10 + (contours * 2);
        var count = contours == 0 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(data[(at - 2)..]) + 1;
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        var flags = ReadFlags(data, count, ref at);
        var xs = ReadDeltas(data, flags, XShort, XSame, ref at);
        var ys = ReadDeltas(data, flags, YShort, YSame, ref at);

        var result = new List<List<GlyphPoint>>(contours);
        for (int c = 0, p = 0; c < contours; c++)
        {
            var contour = new List<GlyphPoint>();
            for (int end = BinaryPrimitives.ReadUInt16BigEndian(data[(10 + (c * 2))..]); p <= end; p++)
            {
                var (x, y) = matrix.Apply(xs[p], ys[p]);
                contour.Add(new GlyphPoint(x, y, (flags[p] & OnCurve) != 0));
            }
            result.Add(contour);
        }
        return result;
    }

    private static byte[] ReadFlags(ReadOnlySpan<byte> data, int count, ref int at)
    {
        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = data[at++];
            var times = (flag & Repeat) != 0 ? data[at++] + 1 : 1;
            flags.AsSpan(i, times).Fill(flag);
            i += times;
        }
        return flags;
    }

    private static int[] ReadDeltas(ReadOnlySpan<byte> data, byte[] flags, int isShort, int isSame, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            var same = (flags[i] & isSame) != 0;
            if ((flags[i] & isShort) != 0)
                value += same ? data[at++] : -data[at++];
            else if (!same)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(data[at..]);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }
}
