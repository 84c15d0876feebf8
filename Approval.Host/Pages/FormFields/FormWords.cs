using System.Globalization;
using Approval.Forms;
using Approval.Forms.Merging;

namespace Approval.Host.Pages.FormFields;

/// <summary>The name under which people know a place of the form: <c>shareholders[1].id-number</c> is "股东 2 · 证件号码".</summary>
internal static class FormWords
{
    private static readonly string[] Materials = ["material:", "materials."];

    /// <summary>The material that a correction points at; null when it points at a field.</summary>
    public static string? MaterialOf(string path) =>
        Array.Find(Materials, prefix => path.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? path[prefix.Length..] : null;

    public static LocalizedText NameOf(string path, MergedForm form)
    {
        if (MaterialOf(path) is { } id)
            return form.Materials.FirstOrDefault(m => m.Material.Id == id)?.Material.Name ?? new LocalizedText(id);
        var element = path.Split('[', '.')[0];
        if (form.Fields.FirstOrDefault(field => field.Path == element) is not { } field)
            return new LocalizedText(path);
        var member = field.Members.FirstOrDefault(m => m.Element.Identifier == FieldPaths.LastOf(path));
        var row = RowOf(path);
        return new LocalizedText(Join(field.Label.Zh, row, member?.Label.Zh), Join(field.Label.In("en"), row, member?.Label.In("en")));
    }

    private static string? RowOf(string path)
    {
        var (from, to) = (path.IndexOf('[') + 1, path.IndexOf(']'));
        return from > 0 && to > from && int.TryParse(path[from..to], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row + 1).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string Join(string field, string? row, string? member) =>
        (row is null ? field : $"{field} {row}") + (member is null ? "" : $" · {member}");
}
