using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Approval.Host.Documents.Pdf;

/// <summary>The bytes of a PDF 1.4 file: numbered objects, cross-reference table and trailer (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> _bytes = new(96 * 1024);
    private readonly List<int> _offsets = [0];

    public PdfFile()
    {
        // Bytes above 127 in the second line mark the file as binary (ISO 19005-1, 6.1.2).
        Ascii("%PDF-1.4\n%");
        _bytes.Write((ReadOnlySpan<byte>)[0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Length => _bytes.WrittenCount;

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    /// <summary>Writes a whole object.</summary>
    /// <returns>Where the body begins in the file.</returns>
    public int Write(int id, string body)
    {
        Begin(id);
        var start = Length;
        Ascii(body);
        Ascii("\nendobj\n");
        return start;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    /// <summary>Writes a compressed stream; <paramref name="entries"/> are the dictionary's other entries.</summary>
    public void WriteStream(int id, string entries, ReadOnlySpan<byte> data) => WritePacked(id, entries, Deflate(data));

    /// <summary>Writes a stream that <see cref="Deflate"/> made earlier.</summary>
    public void WritePacked(int id, string entries, ReadOnlySpan<byte> packed) => WritePlain(id, entries + " /Filter /FlateDecode", packed);

    /// <summary>Writes a stream as it is.</summary>
    public void WritePlain(int id, string entries, ReadOnlySpan<byte> data)
    {
        Begin(id);
        Ascii($"<< {entries} /Length {data.Length} >>\nstream\n");
        _bytes.Write(data);
        Ascii("\nendstream\nendobj\n");
    }

    /// <summary>Writes cross-references and trailer; the file's identifier is drawn from its content, so equal input gives equal bytes.</summary>
    public byte[] Finish(int root, int information)
    {
        var identifier = Convert.ToHexString(SHA256.HashData(_bytes.WrittenSpan).AsSpan(0, 16));
        var start = Length;
        Ascii($"xref\n0 {_offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1))
            Ascii($"{offset:D10} 00000 n \n");
        Ascii($"trailer\n<< /Size {_offsets.Count} /Root {root} 0 R /Info {information} 0 R /ID [<{identifier}> <{identifier}>] >>\nstartxref\n{start}\n%%EOF\n");
        return _bytes.WrittenSpan.ToArray();
    }

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream((data.Length / 2) + 64);
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return target.ToArray();
    }

    private void Begin(int id)
    {
        _offsets[id] = Length;
        Ascii($"{id} 0 obj\n");
    }

    private void Ascii(string text) => Encoding.ASCII.GetBytes(text, _bytes);
}
