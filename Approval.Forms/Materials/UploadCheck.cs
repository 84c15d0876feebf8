namespace Approval.Forms.Materials;

/// <summary>What an upload is and what speaks against it.</summary>
/// <param name="MediaType">Media type of the real content, to store and to serve.</param>
/// <param name="Errors">Empty when it may be taken; the path is <c>materials.&lt;id&gt;</c>.</param>
public sealed record UploadVerdict(FileKind Kind, string MediaType, IReadOnlyList<FieldError> Errors)
{
    public bool IsAccepted => Errors.Count == 0;
}

/// <summary>
/// Checks an upload for a material. Content, extension and declared type must agree: a file that is not what it says is
/// refused even if its real kind would be accepted, because somebody, or something on the way, is mistaken about it.
/// </summary>
public static class UploadCheck
{
    /// <summary>Everything that speaks against the upload; the first reason found is the one told.</summary>
    /// <param name="declaredType">Media type the client sent; null, empty or <c>application/octet-stream</c> say nothing.</param>
    public static UploadVerdict Check(Material material, string fileName, string? declaredType, ReadOnlySpan<byte> content)
    {
        var kind = content.Length > material.MaxBytes ? FileSniffer.Sniff(content[..Math.Min(content.Length, 4096)]) : FileSniffer.Sniff(content);
        var error = Size(material, content.Length)
            ?? Disguise(fileName, declaredType, kind)
            ?? Accepted(material, kind)
            ?? (FileSniffer.IsWhole(kind, content) ? null : Damaged(kind));
        return new UploadVerdict(
            kind,
            FileKinds.MediaType(kind),
            error is var (code, zh, en) ? [new FieldError("materials." + material.Id, code, $"{material.Name.Zh}：{zh}", en)] : []);
    }

    private static (string Code, string Zh, string En)? Size(Material material, long length) => length switch
    {
        0 => ("file.empty", "文件是空的，请重新选择。", "The file is empty."),
        _ when length > material.MaxBytes => ("file.too-large", $"文件超过{Megabytes(material.MaxBytes)}，请压缩后再上传。", $"The file is larger than {Megabytes(material.MaxBytes)}."),
        _ => null,
    };

    private static (string Code, string Zh, string En)? Disguise(string fileName, string? declaredType, FileKind kind)
    {
        var extension = Path.GetExtension(fileName.Length > 255 ? fileName[^255..] : fileName);
        var says = FileKinds.OfExtension(extension) is { } byName && byName != kind ? extension
            : declaredType is { Length: > 0 } && FileKinds.OfMediaType(declaredType) is { } byType && byType != kind ? declaredType
            : null;
        if (says is null) return null;
        return ("file.not-what-it-says",
            $"文件自称是“{Shown(says)}”，内容却是{FileKinds.Name(kind)}，请核对后重新上传。",
            $"The file says it is '{Shown(says)}' but its content is {kind}.");
    }

    private static (string Code, string Zh, string En)? Accepted(Material material, FileKind kind) =>
        material.Accept.Any(type => FileKinds.OfMediaType(type) == kind)
            ? null
            : ("file.type-refused",
                $"不接受{FileKinds.Name(kind)}，请上传：{string.Join('、', material.Accept.Select(type => FileKinds.Name(FileKinds.OfMediaType(type) ?? FileKind.Unknown)))}。",
                $"{kind} is not accepted here; please upload {string.Join(", ", material.Accept)}.");

    private static (string Code, string Zh, string En) Damaged(FileKind kind) =>
        ("file.damaged", $"{FileKinds.Name(kind)}不完整，可能在传输中损坏，请重新上传。", $"The {kind} file is incomplete; please upload it again.");

    private static string Megabytes(long bytes) => bytes >= 1048576 ? $"{bytes / 1048576.0:0.#} MB" : $"{bytes / 1024.0:0.#} KB";

    private static string Shown(string text) =>
        new([.. text.Where(character => !char.IsControl(character)).Take(60)]);
}
