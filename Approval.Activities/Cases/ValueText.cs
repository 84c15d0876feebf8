using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Forms;
using Approval.Forms.DataElements;

namespace Approval.Activities.Cases;

/// <summary>A value as a person reads it: names instead of codes, Chinese dates, grouped amounts.</summary>
public static class ValueText
{
    public static string Of(FormLibrary library, string path, JsonNode? value) =>
        value is null || library.ElementAt(path) is not { } element ? "" : Of(library, element, value);

    private static string Of(FormLibrary library, DataElement element, JsonNode value) => value switch
    {
        JsonArray rows when element.Kind == ElementKind.Group => string.Join("；", rows.OfType<JsonObject>().Select(row => Row(library, element, row))),
        JsonArray several => string.Join("、", several.OfType<JsonNode>().Select(v => Scalar(library, element, v))),
        JsonObject address when element.Kind == ElementKind.Address => DivisionName(library, (string?)address["division"]) + (string?)address["detail"],
        _ => Scalar(library, element, value),
    };

    private static string Row(FormLibrary library, DataElement group, JsonObject row) =>
        string.Join("，", group.Domain.Members.Where(m => row[m] is not null).Select(m => Of(library, $"{group.Identifier}.{m}", row[m])));

    private static string Scalar(FormLibrary library, DataElement element, JsonNode value) => element.Kind switch
    {
        ElementKind.YesNo => value.GetValueKind() == JsonValueKind.True ? "是" : "否",
        ElementKind.Computed or ElementKind.Date when DateOnly.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var day) => $"{day:yyyy年M月d日}",
        ElementKind.YearMonth when DateOnly.TryParse(value + "-01", CultureInfo.InvariantCulture, out var month) => $"{month:yyyy年M月}",
        ElementKind.Money when decimal.TryParse(value.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) => $"{amount:#,0.######}{element.Unit}",
        ElementKind.Division => DivisionName(library, value.ToString()),
        _ => CodeName(library, element, value.ToString()) + (element.Kind is ElementKind.Integer or ElementKind.Decimal or ElementKind.Percentage ? element.Unit : ""),
    };

    private static string CodeName(FormLibrary library, DataElement element, string code) =>
        element.Domain.Options.FirstOrDefault(o => o.Code == code)?.Name.Zh
        ?? element.Domain.CodeLists.Select(id => library.CodeLists.GetValueOrDefault(id)?.Find(code)?.Name.Zh).FirstOrDefault(name => name is not null)
        ?? code;

    // A district is read with the city and province it lies in.
    private static string DivisionName(FormLibrary library, string? code)
    {
        var divisions = library.CodeLists.GetValueOrDefault("divisions");
        var names = new List<string>();
        for (var entry = code is null ? null : divisions?.Find(code); entry is not null && names.Count < 5; entry = entry.Parent is { } parent ? divisions!.Find(parent) : null)
            names.Insert(0, entry.Name.Zh);
        return names.Count > 0 ? string.Concat(names) : code ?? "";
    }
}
