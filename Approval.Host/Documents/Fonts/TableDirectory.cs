using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Approval.Host.Documents.Fonts;

/// <summary>The list of tables at the head of a TrueType file, and reading from them without holding the whole file in memory.</summary>
internal sealed class TableDirectory : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, (long Offset, int Length)> _tables = new(StringComparer.Ordinal);

    private TableDirectory(SafeFileHandle file) => _file = file;

    /// <exception cref="InvalidDataException">Not a TrueType file (collections and CFF outlines are not read).</exception>
    public static TableDirectory Open(string path)
    {
        var directory = new TableDirectory(File.OpenHandle(path));
        var head = directory.Read(0, 12);
        if (BinaryPrimitives.ReadUInt32BigEndian(head) != 0x00010000)
        {
            directory.Dispose();
            throw new InvalidDataException($"{path} is not a TrueType font file.");
        }
        directory.ReadRecords(BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(4)));
        return directory;
    }

    /// <exception cref="InvalidDataException">The font lacks this table.</exception>
    public byte[] Table(string tag)
    {
        var (offset, length) = Place(tag);
        return Read(offset, length);
    }

    public byte[] Part(string tag, int start, int length) => Read(Place(tag).Offset + start, length);

    public void Dispose() => _file.Dispose();

    private (long Offset, int Length) Place(string tag) =>
        _tables.TryGetValue(tag, out var place) ? place : throw new InvalidDataException($"The font has no '{tag}' table.");

    private void ReadRecords(int count)
    {
        var records = Read(12, count * 16);
        for (var i = 0; i < count; i++)
        {
            var record = records.AsSpan(i * 16, 16);
            var tag = Encoding.ASCII.GetString(record[..4]);
            _tables[tag] = (BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
        }
    }

    private byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        for (var done = 0; done < length;)
        {
            var read = RandomAccess.Read(_file, bytes.AsSpan(done), offset + done);
            if (read == 0)
                throw new InvalidDataException("The font file ends before its tables do.");
            done += read;
        }
        return bytes;
    }
}
