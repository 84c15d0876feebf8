using System.Buffers.Binary;

namespace Approval.Host.Documents.Fonts;

/// <summary>Reads and rewrites single <c>glyf</c> entries. Hints are left out: print and screens of today do not need them, and they need tables of their own.</summary>
internal static class GlyphData
{
    private const int HeaderLength = 10;

    /// <summary>Flags of a component (OpenType, glyf, composite glyph description).</summary>
    [Flags]
    public enum Component
    {
        WordArguments = 0x0001,
        ArgumentsAreOffsets = 0x0002,
        Scale = 0x0008,
        More = 0x0020,
        TwoScales = 0x0040,
        TwoByTwo = 0x0080,
        Instructions = 0x0100,
    }

    /// <summary>True when the outline is put together from other glyphs.</summary>
    public static bool IsComposite(ReadOnlySpan<byte> outline) =>
        outline.Length >= HeaderLength && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;

    /// <summary>Where each component record begins, with its flags.</summary>
    public static List<(int Offset, Component Flags)> ComponentsOf(ReadOnlySpan<byte> outline)
    {
        var result = new List<(int, Component)>();
        var at = HeaderLength;
        Component flags;
        do
        {
            flags = (Component)BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            result.Add((at, flags));
            at += LengthOf(flags);
        }
        while (flags.HasFlag(Component.More));
        return result;
    }

    /// <summary>A copy without hints whose components carry the numbers that <paramref name="renumber"/> gives.</summary>
    public static byte[] Rewrite(byte[] outline, Func<int, int> renumber)
    {
        if (outline.Length == 0)
            return outline;
        return IsComposite(outline) ? RewriteComposite(outline, renumber) : WithoutHints(outline);
    }

    /// <summary>Bytes of a component record with these flags.</summary>
    public static int LengthOf(Component flags)
    {
        var arguments = flags.HasFlag(Component.WordArguments) ? 4 : 2;
        var scale = flags.HasFlag(Component.TwoByTwo) ? 8 : flags.HasFlag(Component.TwoScales) ? 4 : flags.HasFlag(Component.Scale) ? 2 : 0;
        return 4 + arguments + scale;
    }

    private static byte[] RewriteComposite(byte[] outline, Func<int, int> renumber)
    {
        var components = ComponentsOf(outline);
        var (last, lastFlags) = components[^1];
        var result = outline.AsSpan(0, last + LengthOf(lastFlags)).ToArray();
        foreach (var (offset, flags) in components)
        {
            var place = result.AsSpan(offset);
            BinaryPrimitives.WriteUInt16BigEndian(place, (ushort)(flags & ~Component.Instructions));
            BinaryPrimitives.WriteUInt16BigEndian(place[2..], (ushort)renumber(BinaryPrimitives.ReadUInt16BigEndian(place[2..])));
        }
        return result;
    }

    private static byte[] WithoutHints(byte[] outline)
    {
        var lengthAt = HeaderLength + (BinaryPrimitives.ReadInt16BigEndian(outline) * 2);
        var hints = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(lengthAt));
        if (hints == 0)
            return outline;
        var result = new byte[outline.Length - hints];
        outline.AsSpan(0, lengthAt).CopyTo(result);
        outline.AsSpan(lengthAt + 2 + hints).CopyTo(result.AsSpan(lengthAt + 2));
        return result;
    }
}
