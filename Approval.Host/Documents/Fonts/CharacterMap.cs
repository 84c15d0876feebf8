using System.Buffers.Binary;

namespace Approval.Host.Documents.Fonts;

/// <summary>From code points to glyphs: the <c>cmap</c> table, formats 4 and 12, spread into pages of 256 for constant-time look-up.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[]?[] _pages = new ushort[]?[0x1100];

    /// <summary>The glyph of a code point, or 0 (<c>.notdef</c>) when the face lacks it.</summary>
    public ushort this[int codePoint] =>
        codePoint is >= 0 and <= 0x10FFFF && _pages[codePoint >> 8] is { } page ? page[codePoint & 0xFF] : (ushort)0;

    /// <exception cref="InvalidDataException">The table has no Unicode subtable of a format known here.</exception>
    public static CharacterMap Read(ReadOnlySpan<byte> table)
    {
        var map = new CharacterMap();
        var found = false;
        // Format 4 first, so that the fuller format 12 has the last word.
        foreach (var format in (ReadOnlySpan<int>)[4, 12])
        {
            if (UnicodeSubtable(table, format) is not { } offset)
                continue;
            found = true;
            if (format == 4)
                map.ReadSegments(table[offset..]);
            else
                map.ReadGroups(table[offset..]);
        }
        return found ? map : throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.");
    }

    private static int? UnicodeSubtable(ReadOnlySpan<byte> table, int format)
    {
        var count = U16(table, 2);
        for (var i = 0; i < count; i++)
        {
            var record = table[(4 + (i * 8))..];
            var (platform, encoding, offset) = (U16(record, 0), U16(record, 2), (int)U32(record, 4));
            var unicode = platform == 0 || (platform == 3 && encoding is 1 or 10);
            if (unicode && U16(table, offset) == format)
                return offset;
        }
        return null;
    }

    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        var count = (int)U32(table, 12);
        for (var i = 0; i < count; i++)
        {
            var group = table[(16 + (i * 12))..];
            var (start, end, glyph) = ((int)U32(group, 0), (int)U32(group, 4), (int)U32(group, 8));
            for (var c = start; c <= end; c++)
                Add(c, (ushort)(glyph + c - start));
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var segments = U16(table, 6) / 2;
        var (ends, starts) = (14, 16 + (segments * 2));
        var (deltas, offsets) = (starts + (segments * 2), starts + (segments * 4));
        for (var i = 0; i < segments; i++)
        {
            var (start, end) = (U16(table, starts + (i * 2)), U16(table, ends + (i * 2)));
            var (delta, offset) = (U16(table, deltas + (i * 2)), U16(table, offsets + (i * 2)));
            for (int c = start; c <= end && c != 0xFFFF; c++)
                Add(c, SegmentGlyph(table, c, start, delta, offset, offsets + (i * 2)));
        }
    }

    // An offset counts from its own place in the table (OpenType, cmap format 4).
    private static ushort SegmentGlyph(ReadOnlySpan<byte> table, int c, int start, int delta, int offset, int place)
    {
        if (offset == 0)
            return (ushort)(c + delta);
        var glyph = U16(table, place + offset + ((c - start) * 2));
        return glyph == 0 ? (ushort)0 : (ushort)(glyph + delta);
    }

    private void Add(int codePoint, ushort glyph)
    {
        if (glyph != 0)
            (_pages[codePoint >> 8] ??= new ushort[256])[codePoint & 0xFF] = glyph;
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
