using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Approval.Host.Documents.Fonts;

/// <summary>One parsed TrueType file. Small tables stay in memory; outlines are read when first used and kept.</summary>
internal sealed class TrueTypeFace : IDisposable
{
    private readonly TableDirectory _tables;
    private readonly CharacterMap _characters;
    private readonly byte[] _advances;
    private readonly byte[] _locations;
    private readonly bool _longLocations;
    private readonly int _advanceCount;
    private readonly ConcurrentDictionary<int, byte[]> _outlines = new();

    private TrueTypeFace(TableDirectory tables)
    {
        _tables = tables;
        Head = tables.Table("head");
        HorizontalHeader = tables.Table("hhea");
        Profile = tables.Table("maxp");
        _advances = tables.Table("hmtx");
        _locations = tables.Table("loca");
        _characters = CharacterMap.Read(tables.Table("cmap"));
        _longLocations = I16(Head, 50) == 1;
        _advanceCount = BinaryPrimitives.ReadUInt16BigEndian(HorizontalHeader.AsSpan(34));
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(Head.AsSpan(18));
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(Profile.AsSpan(4));
        PostScriptName = ReadPostScriptName(tables.Table("name"));
    }

    public string PostScriptName { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>Raw <c>head</c> table.</summary>
    public byte[] Head { get; }

    /// <summary>Raw <c>hhea</c> table.</summary>
    public byte[] HorizontalHeader { get; }

    /// <summary>Raw <c>maxp</c> table.</summary>
    public byte[] Profile { get; }

    /// <summary>Highest and lowest ink of the face and its left and right limits, in thousandths of an em.</summary>
    public (int Left, int Bottom, int Right, int Top) Bounds =>
        (PerMille(I16(Head, 36)), PerMille(I16(Head, 38)), PerMille(I16(Head, 40)), PerMille(I16(Head, 42)));

    public int Ascent => PerMille(I16(HorizontalHeader, 4));

    public int Descent => PerMille(I16(HorizontalHeader, 6));

    public static TrueTypeFace Open(string path)
    {
        var tables = TableDirectory.Open(path);
        try
        {
            return new TrueTypeFace(tables);
        }
        catch
        {
            tables.Dispose();
            throw;
        }
    }

    /// <summary>The glyph of a code point, 0 when the face lacks it.</summary>
    public ushort GlyphOf(int codePoint) => _characters[codePoint];

    /// <summary>Advance width and left side bearing in font units.</summary>
    public (ushort Advance, short Bearing) MetricsOf(int glyph)
    {
        // Glyphs past the last full record share its advance and only store a bearing.
        var full = Math.Min(glyph, _advanceCount - 1);
        var bearing = glyph < _advanceCount ? (glyph * 4) + 2 : (_advanceCount * 4) + ((glyph - _advanceCount) * 2);
        return (BinaryPrimitives.ReadUInt16BigEndian(_advances.AsSpan(full * 4)), I16(_advances, bearing));
    }

    /// <summary>Advance width in thousandths of an em.</summary>
    public int AdvanceOf(int glyph) => PerMille(MetricsOf(glyph).Advance);

    /// <summary>The glyph's <c>glyf</c> entry; empty for a glyph without ink.</summary>
    public byte[] OutlineOf(int glyph) => _outlines.GetOrAdd(glyph, static (g, face) => face.ReadOutline(g), this);

    public void Dispose() => _tables.Dispose();

    private byte[] ReadOutline(int glyph)
    {
        var (start, end) = (Location(glyph), Location(glyph + 1));
        return end > start ? _tables.Part("glyf", start, end - start) : [];
    }

    private int Location(int glyph) => _longLocations
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(_locations.AsSpan(glyph * 4))
        : BinaryPrimitives.ReadUInt16BigEndian(_locations.AsSpan(glyph * 2)) * 2;

    private int PerMille(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    private static short I16(byte[] data, int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    private static string ReadPostScriptName(byte[] names)
    {
        var (count, storage) = (I16(names, 2), I16(names, 4));
        for (var i = 0; i < count; i++)
        {
            var record = 6 + (i * 12);
            if (I16(names, record + 6) == 6 && I16(names, record) == 3)
                return Encoding.BigEndianUnicode.GetString(names, storage + (ushort)I16(names, record + 10), I16(names, record + 8));
        }
        return "Unnamed";
    }
}
