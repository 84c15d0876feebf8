using System.Buffers.Binary;
using System.Text;

namespace Approval.Host.Documents.Pdf;

/// <summary>
/// A colour profile for sRGB (IEC 61966-2-1) as ICC.1:2001-04 lays it down, built from the standard's figures: PDF/A asks for one, and files of others carry
/// licences of their own.
/// </summary>
internal static class SrgbProfile
{
    private const int CurvePoints = 256;
    private const int HeaderLength = 128;

    // The whole profile never changes, nor does its packed form.
    private static readonly Lazy<byte[]> PackedBytes = new(() => PdfFile.Deflate(Build()));

    /// <summary>The profile, compressed for a PDF stream.</summary>
    public static byte[] Packed => PackedBytes.Value;

    public static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Text("No copyright, use freely")),
            // White and primaries adapted from D65 to the connection space's D50.
            ("wtpt", Xyz(0.9505, 1.0, 1.0891)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        return Assemble(tags);
    }

    private static byte[] Assemble((string Tag, byte[] Data)[] tags)
    {
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        var end = HeaderLength + 4 + (tags.Length * 12);
        foreach (var (_, data) in tags)
            if (places.TryAdd(data, end))
                end += data.Length;
        var profile = new byte[end];
        WriteHeader(profile);
        U32(profile, HeaderLength, (uint)tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, data) = tags[i];
            var record = HeaderLength + 4 + (i * 12);
            Tag(profile, record, tag);
            U32(profile, record + 4, (uint)places[data]);
            U32(profile, record + 8, (uint)data.Length);
            data.CopyTo(profile, places[data]);
        }
        return profile;
    }

    private static void WriteHeader(byte[] profile)
    {
        U32(profile, 0, (uint)profile.Length);
        U32(profile, 8, 0x02100000);
        Tag(profile, 12, "mntr");
        Tag(profile, 16, "RGB ");
        Tag(profile, 20, "XYZ ");
        WriteDate(profile);
        Tag(profile, 36, "acsp");
        // Illuminant D50 of the profile connection space.
        Fixed(profile, 68, 0.9642);
        Fixed(profile, 72, 1.0);
        Fixed(profile, 76, 0.8249);
    }

    // The day IEC 61966-2-1 appeared; any fixed date keeps the bytes the same.
    private static void WriteDate(byte[] profile)
    {
        ReadOnlySpan<ushort> date = [1999, 10, 18, 0, 0, 0];
        for (var i = 0; i < date.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(24 + (i * 2)), date[i]);
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + (CurvePoints * 2)];
        Tag(data, 0, "curv");
        U32(data, 8, CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var v = i / (CurvePoints - 1.0);
            var linear = v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535));
        }
        return data;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        Tag(data, 0, "XYZ ");
        Fixed(data, 8, x);
        Fixed(data, 12, y);
        Fixed(data, 16, z);
        return data;
    }

    private static byte[] Text(string text)
    {
        var data = new byte[Aligned(8 + text.Length + 1)];
        Tag(data, 0, "text");
        Encoding.ASCII.GetBytes(text, data.AsSpan(8));
        return data;
    }

    // ASCII form, then empty Unicode and Macintosh forms (ICC.1:2001-04, 6.5.17).
    private static byte[] Description(string text)
    {
        var data = new byte[Aligned(12 + text.Length + 1 + 8 + 3 + 67)];
        Tag(data, 0, "desc");
        U32(data, 8, (uint)text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static int Aligned(int length) => (length + 3) & ~3;

    private static void Tag(byte[] data, int at, string tag) => Encoding.ASCII.GetBytes(tag, data.AsSpan(at));

    private static void U32(byte[] data, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(at), value);

    private static void Fixed(byte[] data, int at, double value) => BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), (int)Math.Round(value * 65536));
}
