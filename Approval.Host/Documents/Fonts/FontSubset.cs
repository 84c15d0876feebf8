using System.Buffers.Binary;

namespace Approval.Host.Documents.Fonts;

/// <summary>
/// The glyphs one document uses of one face, renumbered from 1 in order of use: glyph numbers then double as CIDs, and the
/// location and metrics tables shrink with the outlines.
/// </summary>
internal sealed class FontSubset(TrueTypeFace face)
{
    private readonly Dictionary<int, ushort> _numbers = new() { [0] = 0 };
    private readonly List<int> _glyphs = [0];
    private readonly List<int> _codePoints = [0];

    public TrueTypeFace Face => face;

    /// <summary>Glyph numbers of the original face, by new number.</summary>
    public IReadOnlyList<int> Glyphs => _glyphs;

    /// <summary>What each new number stands for; 0 when it is only part of a composite.</summary>
    public IReadOnlyList<int> CodePoints => _codePoints;

    /// <summary>The new number of a glyph, taken into the subset when it is new.</summary>
    public ushort Use(int glyph, int codePoint)
    {
        if (_numbers.TryGetValue(glyph, out var number))
            return number;
        number = (ushort)_glyphs.Count;
        _numbers.Add(glyph, number);
        _glyphs.Add(glyph);
        _codePoints.Add(codePoint);
        return number;
    }

    /// <summary>The TrueType file of the subset. Parts of composites are added, so ask for it after the last <see cref="Use"/>.</summary>
    public byte[] ToFile()
    {
        var outlines = CollectOutlines();
        var file = new FontFileWriter();
        file.Add("glyf", Concatenate(outlines, out var locations));
        file.Add("head", Head());
        file.Add("hhea", WithCount(face.HorizontalHeader, 34));
        file.Add("hmtx", Metrics());
        file.Add("loca", locations);
        file.Add("maxp", WithCount(face.Profile, 4));
        return file.ToArray();
    }

    // The list grows while it is walked: a part may itself be composite.
    private List<byte[]> CollectOutlines()
    {
        var outlines = new List<byte[]>(_glyphs.Count);
        for (var i = 0; i < _glyphs.Count; i++)
            outlines.Add(GlyphData.Rewrite(face.OutlineOf(_glyphs[i]), part => Use(part, 0)));
        return outlines;
    }

    private static byte[] Concatenate(List<byte[]> outlines, out byte[] locations)
    {
        locations = new byte[(outlines.Count + 1) * 4];
        var data = new byte[outlines.Sum(o => Padded(o.Length))];
        var at = 0;
        for (var i = 0; i < outlines.Count; i++)
        {
            outlines[i].CopyTo(data, at);
            at += Padded(outlines[i].Length);
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan((i + 1) * 4), (uint)at);
        }
        return data;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private byte[] Head()
    {
        var head = (byte[])face.Head.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] WithCount(byte[] table, int at)
    {
        var copy = (byte[])table.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)_glyphs.Count);
        return copy;
    }

    private byte[] Metrics()
    {
        var table = new byte[_glyphs.Count * 4];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var (advance, bearing) = face.MetricsOf(_glyphs[i]);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(i * 4), advance);
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan((i * 4) + 2), bearing);
        }
        return table;
    }
}
