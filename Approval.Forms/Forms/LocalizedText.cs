namespace Approval.Forms;

/// <summary>A text for people: Chinese always, English where somebody wrote it.</summary>
public sealed record LocalizedText(string Zh, string? En = null)
{
    /// <summary>The text for a language tag such as <c>en-GB</c>; Chinese when the language has none.</summary>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && En is not null ? En : Zh;

    public override string ToString() => Zh;
}
