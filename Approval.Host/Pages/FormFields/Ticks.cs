using Approval.Activities.Cases;

namespace Approval.Host.Pages.FormFields;

/// <summary>The ticked places of a correction notice, each with its note.</summary>
internal static class Ticks
{
    public const string Name = "tick";

    public static string NoteOf(string path) => "note:" + path;

    public static IReadOnlyList<CorrectionEntry> Of(IFormCollection form) =>
        [.. form[Name].OfType<string>().Distinct(StringComparer.Ordinal).Select(path => new CorrectionEntry(path, form[NoteOf(path)].ToString().Trim()))];
}
