using System.Buffers.Binary;
using Approval.Host.Documents.Fonts;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Documents;

/// <summary>Reading the two forms of a font's character map from bytes laid out by hand.</summary>
public sealed class CharacterMapTests
{
    [Fact]
    public void Segments_WithDeltaAndWithOffsets_AreBothFollowed()
    {
        // A–C by delta; a–b by an offset into the glyph array, whose zero stands for a missing glyph; then the closing segment.
        var map = CharacterMap.Read(Table((3, 1, Words(
            4, 0, 0, 6, 0, 0, 0,
            'C', 'b', 0xFFFF, 0,
            'A', 'a', 0xFFFF,
            65536 - 'A' + 10, 5, 1,
            0, 4, 0,
            20, 0))));
        map['A'].ShouldBe((ushort)10);
        map['C'].ShouldBe((ushort)12);
        map['D'].ShouldBe((ushort)0);
        map['a'].ShouldBe((ushort)25);
        map['b'].ShouldBe((ushort)0);
        map[0xFFFF].ShouldBe((ushort)0);
    }

    [Fact]
    public void Groups_BeyondTheBasicPlane_AreFollowed()
    {
        var map = CharacterMap.Read(Table((3, 10, Words(12, 0, 0, 0, 0, 0, 0, 1, 2, 0x0BB6, 2, 0x0BB8, 0, 100))));
        map[0x20BB5].ShouldBe((ushort)0);
        map[0x20BB7].ShouldBe((ushort)101);
        map[0x20BB9].ShouldBe((ushort)0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x110000)]
    public void CodePoint_OutsideUnicode_HasNoGlyph(int codePoint) =>
        CharacterMap.Read(Table((0, 4, Words(12, 0, 0, 0, 0, 0, 0, 0))))[codePoint].ShouldBe((ushort)0);

    [Fact]
    public void Map_WithoutUnicode_IsRefused() =>
        Should.Throw<InvalidDataException>(() => CharacterMap.Read(Table((1, 0, Words(0, 262, 0)))));

    private static byte[] Table((int Platform, int Encoding, byte[] Data) subtable) =>
        [.. Words(0, 1, subtable.Platform, subtable.Encoding, 0, 12), .. subtable.Data];

    private static byte[] Words(params int[] words)
    {
        var bytes = new byte[words.Length * 2];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), (ushort)words[i]);
        return bytes;
    }
}
