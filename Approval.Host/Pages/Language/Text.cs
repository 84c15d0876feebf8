using System.Globalization;
using Approval.Activities.Outcomes;
using Approval.Forms;
using Approval.Host.Hosting;

namespace Approval.Host.Pages.Language;

/// <summary>The words of one answer in its reader's language.</summary>
/// <remarks>
/// Both languages of a sentence stand together where the sentence is used: nothing can be missing, and who reads the page's source reads the
/// page. A third language would look its sentence up by the Chinese one, here and nowhere else.
/// </remarks>
public sealed class Text(bool english)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public bool IsEnglish => english;

    /// <summary>The language tag for the page's <c>lang</c> attribute.</summary>
    public string Tag => english ? "en" : "zh-CN";

    public string this[string chinese, string inEnglish] => english ? inEnglish : chinese;

    public string this[LocalizedText text] => text.In(Tag);

    public string this[Problem problem] => english ? problem.English : problem.Chinese;

    /// <summary>A legal date, as it is written in documents.</summary>
    public string Date(DateOnly day) => day.ToString(english ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The office's day of an instant (Asia/Shanghai, which keeps no summer time).</summary>
    public string Date(DateTimeOffset instant) => Date(DateOnly.FromDateTime(instant.ToOffset(Shanghai).DateTime));

    /// <summary>Day and minute in the office's zone.</summary>
    public string Moment(DateTimeOffset instant) =>
        instant.ToOffset(Shanghai).ToString(english ? "d MMM yyyy HH:mm" : "yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A file's size in the unit that people use for it.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024.0:0} KB",
        _ => $"{bytes / 1024.0 / 1024.0:0.#} MB",
    };

    /// <summary>Names in a row, with the separator of the language.</summary>
    public string List(IEnumerable<string> names) => string.Join(english ? ", " : "、", names);

    internal static Text For(HttpContext? context) => new(context is not null && Caller.PrefersEnglish(context.Request));
}
