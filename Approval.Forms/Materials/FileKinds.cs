using System.Collections.Frozen;

namespace Approval.Forms.Materials;

/// <summary>Media types, extensions and people's names of the kinds.</summary>
public static class FileKinds
{
    private static readonly FrozenDictionary<FileKind, (string MediaType, string[] Extensions, string Name)> Facts =
        new Dictionary<FileKind, (string, string[], string)>
        {
            [FileKind.Pdf] = ("application/pdf", [".pdf"], "PDF"),
            [FileKind.Png] = ("image/png", [".png"], "PNG图片"),
            [FileKind.Jpeg] = ("image/jpeg", [".jpg", ".jpeg", ".jfif"], "JPEG图片"),
            [FileKind.Gif] = ("image/gif", [".gif"], "GIF图片"),
            [FileKind.WebP] = ("image/webp", [".webp"], "WebP图片"),
            [FileKind.Tiff] = ("image/tiff", [".tif", ".tiff"], "TIFF图片"),
            [FileKind.Bmp] = ("image/bmp", [".bmp"], "BMP图片"),
            [FileKind.Heic] = ("image/heic", [".heic", ".heif"], "HEIC图片"),
            [FileKind.Ofd] = ("application/ofd", [".ofd"], "OFD版式文件"),
            [FileKind.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], "Word文档"),
            [FileKind.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], "Excel表格"),
            [FileKind.Zip] = ("application/zip", [".zip"], "ZIP压缩包"),
            [FileKind.OldOffice] = ("application/msword", [".doc", ".xls", ".ppt", ".wps", ".et"], "旧版Office文档"),
            [FileKind.Svg] = ("image/svg+xml", [".svg"], "SVG图形"),
            [FileKind.Html] = ("text/html", [".html", ".htm"], "网页"),
            [FileKind.Text] = ("text/plain", [".txt", ".csv"], "文本"),
            [FileKind.Executable] = ("application/octet-stream", [".exe", ".dll", ".so", ".bin"], "程序"),
            [FileKind.Archive] = ("application/x-archive", [".rar", ".7z", ".gz"], "压缩包"),
        }.ToFrozenDictionary();

    /// <summary>The media type of a kind; <c>application/octet-stream</c> when it is not known.</summary>
    public static string MediaType(FileKind kind) => Facts.TryGetValue(kind, out var facts) ? facts.MediaType : "application/octet-stream";

    /// <summary>The kind a declared media type promises; null when the type says nothing about content.</summary>
    public static FileKind? OfMediaType(string mediaType)
    {
        var bare = mediaType.Split(';')[0].Trim();
        if (bare.Equals("image/jpg", StringComparison.OrdinalIgnoreCase)) return FileKind.Jpeg;
        foreach (var (kind, facts) in Facts)
            if (kind != FileKind.Executable && facts.MediaType.Equals(bare, StringComparison.OrdinalIgnoreCase)) return kind;
        return null;
    }

    /// <summary>The kind an extension such as <c>.pdf</c> promises; null when it is not known.</summary>
    public static FileKind? OfExtension(string extension)
    {
        foreach (var (kind, facts) in Facts)
            if (facts.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) return kind;
        return null;
    }

    internal static string Name(FileKind kind) => kind == FileKind.Empty ? "空文件" : Facts.TryGetValue(kind, out var facts) ? facts.Name : "无法识别的文件";
}
