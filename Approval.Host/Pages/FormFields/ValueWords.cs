using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Forms.CodeLists;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;
using Approval.Host.Pages.Language;

namespace Approval.Host.Pages.FormFields;

/// <summary>Values as people read them: names of codes, written dates, amounts with their unit.</summary>
internal static class ValueWords
{
    /// <summary>One line of text; empty when there is no value. Groups are shown row by row by their page.</summary>
    public static string Of(MergedField field, JsonNode? value, Func<string, CodeList?> lists, Text text) => value switch
    {
        null => "",
        JsonObject address => Address(address, field, lists, text),
        JsonArray several => text.List(several.Select(one => Single(field, Raw(one), lists, text))),
        _ => Single(field, Raw(value), lists, text),
    };

    /// <summary>The value as it stands in a control.</summary>
    public static string Raw(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static string Single(MergedField field, string raw, Func<string, CodeList?> lists, Text text) => field.Element.Kind switch
    {
        ElementKind.YesNo => raw switch { "true" => text["是", "Yes"], "false" => text["否", "No"], _ => raw },
        ElementKind.Date or ElementKind.Computed when DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => text.Date(day),
        ElementKind.Money or ElementKind.Decimal or ElementKind.Integer when decimal.TryParse(raw, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) =>
            number.ToString("#,##0.######", CultureInfo.InvariantCulture) + Unit(field.Element.Unit),
        ElementKind.Percentage when raw.Length > 0 => raw + "%",
        ElementKind.Choice or ElementKind.Choices when field.Domain.Options.FirstOrDefault(option => option.Code == raw) is { } option => text[option.Name],
        _ when Entry(field, raw, lists) is { } entry => text[entry.Name],
        _ => raw,
    };

    private static string Address(JsonObject address, MergedField field, Func<string, CodeList?> lists, Text text)
    {
        var division = Raw(address["division"]);
        var list = ListOf(field, lists) ?? lists("divisions");
        return (list is null ? division : CodePaths.NameOf(list, division, text)) + (text.IsEnglish ? " " : "") + Raw(address["detail"]);
    }

    private static CodeListEntry? Entry(MergedField field, string raw, Func<string, CodeList?> lists) => ListOf(field, lists)?.Find(raw);

    private static CodeList? ListOf(MergedField field, Func<string, CodeList?> lists) => field.Domain.CodeLists.Count == 0 ? null : lists(field.Domain.CodeLists[0]);

    private static string Unit(string? unit) => unit is null ? "" : " " + unit;
}
