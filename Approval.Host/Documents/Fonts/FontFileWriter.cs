using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Approval.Host.Documents.Fonts;

/// <summary>Puts tables together into a TrueType file with its directory and checksums.</summary>
internal sealed class FontFileWriter
{
    private readonly List<(string Tag, byte[] Data)> _tables = [];

    /// <summary>Adds a table; tags must come in ascending order, as the directory is searched by halves.</summary>
    public void Add(string tag, byte[] data) => _tables.Add((tag, data));

    public byte[] ToArray()
    {
        var start = 12 + (_tables.Count * 16);
        var file = new byte[start + _tables.Sum(t => Padded(t.Data.Length))];
        WriteHeader(file);
        var at = start;
        var adjustmentAt = 0;
        for (var i = 0; i < _tables.Count; i++)
        {
            var (tag, data) = _tables[i];
            data.CopyTo(file, at);
            WriteRecord(file.AsSpan(12 + (i * 16)), tag, Checksum(file.AsSpan(at, Padded(data.Length))), at, data.Length);
            if (tag == "head")
                adjustmentAt = at + 8;
            at += Padded(data.Length);
        }
        // The sum of the whole file must come to this constant (OpenType, head.checkSumAdjustment).
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(adjustmentAt), 0xB1B0AFBA - Checksum(file));
        return file;
    }

    private void WriteHeader(Span<byte> file)
    {
        var power = BitOperations.Log2((uint)_tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], (ushort)_tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)((_tables.Count * 16) - (16 << power)));
    }

    private static void WriteRecord(Span<byte> record, string tag, uint checksum, int offset, int length)
    {
        Encoding.ASCII.GetBytes(tag, record);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], checksum);
        BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)offset);
        BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)length);
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= data.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
