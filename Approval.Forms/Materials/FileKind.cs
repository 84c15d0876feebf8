namespace Approval.Forms.Materials;

/// <summary>What a file really is, by its content.</summary>
public enum FileKind
{
    Unknown,
    Empty,
    Pdf,
    Png,
    Jpeg,
    Gif,
    WebP,
    Tiff,
    Bmp,
    Heic,
    Ofd,
    Docx,
    Xlsx,
    Zip,
    OldOffice,
    Svg,
    Html,
    Text,
    Executable,
    Archive,
}
