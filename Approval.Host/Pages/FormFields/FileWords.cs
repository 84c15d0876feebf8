namespace Approval.Host.Pages.FormFields;

/// <summary>Media types in the words that people use for files.</summary>
internal static class FileWords
{
    public static string KindOf(string mediaType) => mediaType switch
    {
        "application/pdf" => "PDF",
        "image/png" => "PNG",
        "image/jpeg" => "JPG",
        "application/ofd" => "OFD",
        _ => mediaType,
    };
}
