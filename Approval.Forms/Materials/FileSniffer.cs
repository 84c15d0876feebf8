using System.Text;

namespace Approval.Forms.Materials;

/// <summary>Tells what a file is by its first bytes, and for ZIP containers by the names inside.</summary>
public static class FileSniffer
{
    private static readonly (byte[] Magic, int At, FileKind Kind)[] Magics =
    [
        ("%PDF-"u8.ToArray(), 0, FileKind.Pdf),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], 0, FileKind.Png),
        ([0xFF, 0xD8, 0xFF], 0, FileKind.Jpeg),
        ("GIF8"u8.ToArray(), 0, FileKind.Gif),
        ("WEBP"u8.ToArray(), 8, FileKind.WebP),
        ([(byte)'I', (byte)'I', 0x2A, 0x00], 0, FileKind.Tiff),
        ([(byte)'M', (byte)'M', 0x00, 0x2A], 0, FileKind.Tiff),
        ("ftyphei"u8.ToArray(), 4, FileKind.Heic),
        ("ftypmif1"u8.ToArray(), 4, FileKind.Heic),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, FileKind.OldOffice),
        ("MZ"u8.ToArray(), 0, FileKind.Executable),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], 0, FileKind.Executable),
        ("#!"u8.ToArray(), 0, FileKind.Executable),
        ("Rar!"u8.ToArray(), 0, FileKind.Archive),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], 0, FileKind.Archive),
        ([0x1F, 0x8B], 0, FileKind.Archive),
        ("BM"u8.ToArray(), 0, FileKind.Bmp),
    ];

    private static readonly byte[] EndOfJpeg = [0xFF, 0xD9];

    /// <summary>The kind of a file's content; the whole content is needed only for ZIP containers.</summary>
    public static FileKind Sniff(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return FileKind.Empty;
        if (content.StartsWith("PK\u0003\u0004"u8)) return InsideZip(content);
        foreach (var (magic, at, kind) in Magics)
            if (content.Length > at && content[at..].StartsWith(magic)) return kind;
        return Textual(content[..Math.Min(content.Length, 1024)]);
    }

    /// <summary>Whether the end that its format demands is there; a broken transfer loses it first.</summary>
    public static bool IsWhole(FileKind kind, ReadOnlySpan<byte> content)
    {
        var end = content[Math.Max(0, content.Length - 2048)..];
        return kind switch
        {
            FileKind.Pdf => end.IndexOf("%%EOF"u8) >= 0,
            FileKind.Png => end.IndexOf("IEND"u8) >= 0,
            FileKind.Jpeg => end.LastIndexOf(EndOfJpeg) >= 0,
            FileKind.Ofd or FileKind.Docx or FileKind.Xlsx or FileKind.Zip => content.LastIndexOf("PK\u0005\u0006"u8) >= 0,
            _ => true,
        };
    }

    private static FileKind InsideZip(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("OFD.xml"u8) >= 0) return FileKind.Ofd;
        if (content.IndexOf("[Content_Types].xml"u8) < 0) return FileKind.Zip;
        if (content.IndexOf("word/"u8) >= 0) return FileKind.Docx;
        return content.IndexOf("xl/"u8) >= 0 ? FileKind.Xlsx : FileKind.Zip;
    }

    private static FileKind Textual(ReadOnlySpan<byte> start)
    {
        if (start.Contains((byte)0)) return FileKind.Unknown;
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase)) return FileKind.Svg;
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase)) return FileKind.Html;
        return start.ContainsAnyInRange((byte)0x01, (byte)0x08) ? FileKind.Unknown : FileKind.Text;
    }
}
