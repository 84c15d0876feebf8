using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Approval.Forms.DataElements;
using Approval.Forms.Merging;

namespace Approval.Host.Pages.FormFields;

/// <summary>Turns a posted page into values of the one form; nothing is judged here, whatever was typed is kept as typed.</summary>
internal static partial class PostedValues
{
    /// <summary>Rows beyond this are a mistake or an attack; the element's own limit is far lower.</summary>
    private const int MostRows = 200;

    /// <summary>The posted values laid over those that the page did not show.</summary>
    /// <param name="before">Values as they are stored; fields that are not visible keep theirs.</param>
    public static JsonObject Read(MergedForm form, IFormCollection posted, JsonObject before)
    {
        var values = (JsonObject)before.DeepClone();
        var shown = posted["shown"].ToHashSet(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => !field.FromResult && shown.Contains(field.Path)))
            Put(values, field.Element.Identifier, ReadField(field, field.Path, posted));
        return values;
    }

    private static JsonNode? ReadField(MergedField field, string path, IFormCollection posted) => field.Element.Kind switch
    {
        ElementKind.Group => Rows(field, path, posted),
        ElementKind.Choices => posted[path] is { Count: > 0 } ticked ? new JsonArray([.. ticked.Select(static code => JsonValue.Create(code))]) : null,
        ElementKind.YesNo => Typed(posted, path) switch { "true" => true, "false" => false, var other => other },
        ElementKind.Address => Address(path, posted),
        ElementKind.CodeList or ElementKind.Division or ElementKind.Industry or ElementKind.Choice => CodeOf(Typed(posted, path)),
        ElementKind.LongText => posted[path].FirstOrDefault() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null,
        ElementKind.Computed => null,
        _ => Typed(posted, path),
    };

    private static JsonArray Rows(MergedField group, string path, IFormCollection posted)
    {
        var rows = new JsonArray();
        foreach (var index in RowNumbers(posted, path))
        {
            var row = new JsonObject();
            foreach (var member in group.Members)
                Put(row, member.Element.Identifier, ReadField(member, $"{FieldPaths.Row(path, index)}.{member.Element.Identifier}", posted));
            if (row.Count > 0)
                rows.Add(row);
        }

        return rows;
    }

    // A row that a browser left out leaves a gap in the numbers, not an end.
    private static IEnumerable<int> RowNumbers(IFormCollection posted, string path) => posted.Keys
        .Where(key => key.StartsWith(path + "[", StringComparison.Ordinal))
        .Select(key => key[(path.Length + 1)..].Split(']')[0])
        .Select(static number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)
        .Where(static index => index is >= 0 and < MostRows)
        .Distinct()
        .Order();

    private static JsonObject? Address(string path, IFormCollection posted)
    {
        var address = new JsonObject();
        Put(address, "division", CodeOf(Typed(posted, path + ".division")));
        Put(address, "detail", Typed(posted, path + ".detail"));
        return address.Count == 0 ? null : address;
    }

    /// <summary>The code of a suggestion such as <c>西湖区（330106）</c>; anything else as it was typed.</summary>
    private static string? CodeOf(string? typed) => typed is not null && Suggestion().Match(typed) is { Success: true } match ? match.Groups["code"].Value : typed;

    private static string? Typed(IFormCollection posted, string path) =>
        posted[path].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    private static void Put(JsonObject values, string name, JsonNode? value)
    {
        if (value is null)
            values.Remove(name);
        else
            values[name] = value;
    }

    [GeneratedRegex("（(?<code>[^（）]+)）$", RegexOptions.NonBacktracking)]
    private static partial Regex Suggestion();
}
