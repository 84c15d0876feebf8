using System.IO.Compression;
using System.Text;
using Approval.Forms.Materials;

namespace Approval.Forms.Tests.Materials;

public sealed class UploadTests
{
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"u8.ToArray();
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n"u8, .. new byte[20], .. "IEND"u8, 1, 2, 3, 4];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[30], 0xFF, 0xD9];

    public static TheoryData<string, byte[], FileKind> Contents() => new()
    {
        { "pdf", Pdf, FileKind.Pdf },
        { "png", Png, FileKind.Png },
        { "jpeg", Jpeg, FileKind.Jpeg },
        { "empty", [], FileKind.Empty },
        { "gif", "GIF89a.."u8.ToArray(), FileKind.Gif },
        { "exe", "MZ\u0090"u8.ToArray(), FileKind.Executable },
        { "script", "#!/bin/sh"u8.ToArray(), FileKind.Executable },
        { "html", "  <!DOCTYPE html><html>"u8.ToArray(), FileKind.Html },
        { "svg", "<?xml version=\"1.0\"?><svg onload=\"x\">"u8.ToArray(), FileKind.Svg },
        { "text", Encoding.UTF8.GetBytes("公司章程"), FileKind.Text },
        { "old doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.OldOffice },
        { "noise", [0, 1, 2, 3], FileKind.Unknown },
        { "ofd", Zip("OFD.xml", "Doc_0/Document.xml"), FileKind.Ofd },
        { "docx", Zip("[Content_Types].xml", "word/document.xml"), FileKind.Docx },
        { "xlsx", Zip("[Content_Types].xml", "xl/workbook.xml"), FileKind.Xlsx },
        { "zip", Zip("a.txt"), FileKind.Zip },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Sniff_Content_TellsTheKind(string name, byte[] content, FileKind kind) => FileSniffer.Sniff(content).ShouldBe(kind, name);

    [Theory]
    [InlineData("章程.pdf", "application/pdf", null)]
    [InlineData("章程.PDF", null, null)]
    [InlineData("章程", "application/octet-stream", null)]
    [InlineData("章程.pdf", "application/pdf; charset=binary", null)]
    [InlineData("章程.png", "application/pdf", "file.not-what-it-says")]
    [InlineData("章程.pdf", "image/png", "file.not-what-it-says")]
    [InlineData("章程.exe", "application/pdf", "file.not-what-it-says")]
    public void Check_ExtensionAndType_MustAgreeWithThePdf(string name, string? type, string? code) =>
        UploadCheck.Check(Material(), name, type, Pdf).Errors.Select(error => error.Code).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Check_EachFault_HasItsCode()
    {
        Code("a.pdf", []).ShouldBe("file.empty");
        Code("a.pdf", [.. Pdf, .. new byte[2_000_000]]).ShouldBe("file.too-large");
        Code("a.pdf", Pdf[..^7]).ShouldBe("file.damaged");
        Code("a.png", Png).ShouldBeNull();
        Code("a.png", Png[..20]).ShouldBe("file.damaged");
        Code("a.jpg", Jpeg[..^2]).ShouldBe("file.damaged");
        Code("a.docx", Zip("[Content_Types].xml", "word/document.xml")).ShouldBe("file.type-refused");
        Code("a.ofd", Zip("OFD.xml")).ShouldBe("file.type-refused");
        Code("a.pdf", "MZ.."u8.ToArray()).ShouldBe("file.not-what-it-says");
        Code("a", Encoding.UTF8.GetBytes("<html><script>")).ShouldBe("file.type-refused");
    }

    [Fact]
    public void Check_Refusal_SaysWhatItIsAndWhatIsWanted()
    {
        var verdict = UploadCheck.Check(Material(), "a.docx", null, Zip("[Content_Types].xml", "word/document.xml"));
        verdict.IsAccepted.ShouldBeFalse();
        var error = verdict.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe("materials.articles");
        error.Zh.ShouldBe("章程：不接受Word文档，请上传：PDF、PNG图片、JPEG图片。");
    }

    [Fact]
    public void Check_OverlongName_IsHandled() =>
        UploadCheck.Check(Material(), new string('a', 100_000) + ".pdf", null, Pdf).IsAccepted.ShouldBeTrue();

    private static string? Code(string name, byte[] content) => UploadCheck.Check(Material(), name, null, content).Errors.SingleOrDefault()?.Code;

    private static Material Material() => new(
        "articles", new LocalizedText("章程"), null, null, ["application/pdf", "image/png", "image/jpeg"], 1_000_000, null, null, null, [], null);

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var name in names)
                using (var entry = archive.CreateEntry(name).Open()) entry.Write("x"u8);
        return stream.ToArray();
    }
}
