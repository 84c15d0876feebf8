using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>
/// Showing a value to someone who need not know all of it. Levels 1 and 2 are shown as they are; from 3 personal data and from
/// 4 everything is masked by its kind; at 5 nothing is left.
/// </summary>
public static class Masking
{
    private const char Star = '*';

    /// <summary>The value to show; a value without text (yes/no, numbers) is replaced by stars as a whole.</summary>
    public static JsonNode? Mask(DataElement element, JsonNode? value)
    {
        if (value is null || !Applies(element.Classification)) return value?.DeepClone();
        return value switch
        {
            JsonArray list => new JsonArray([.. list.Select(entry => Mask(element, entry))]),
            JsonObject content => new JsonObject(content.Select(member => KeyValuePair.Create(member.Key, Member(element, member.Key, member.Value)))),
            _ => JsonValue.Create(Text(element, Scalars.TextOf(value))),
        };
    }

    private static bool Applies(Classification classification) =>
        classification.Level >= 4 || (classification.Level == 3 && classification.Subject == DataSubject.Personal);

    /// <summary>The division of an address may be known; the door may not.</summary>
    private static JsonNode? Member(DataElement element, string name, JsonNode? value) =>
        name == "division" && element.Classification.Level < 5 ? value?.DeepClone() : Mask(element, value);

    private static string Text(DataElement element, string? text)
    {
        if (text is null || element.Classification.Level >= 5) return "******";
        return element.Kind switch
        {
            ElementKind.IdNumber => Keep(text, 6, 4),
            ElementKind.CreditCode => Keep(text, 8, 2),
            ElementKind.Phone => Keep(text, 3, 4),
            ElementKind.Email => Email(text),
            ElementKind.Text when IsPersonName(element) => Name(text),
            _ => Keep(text, 1, 1),
        };
    }

    /// <summary>张三 → 张*, 欧阳娜娜 → 欧**娜.</summary>
    private static string Name(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        if (runes.Count < 2) return Star.ToString();
        var last = runes.Count > 2 ? runes[^1].ToString() : "";
        return runes[0] + new string(Star, runes.Count - (runes.Count > 2 ? 2 : 1)) + last;
    }

    private static string Email(string text)
    {
        var at = text.LastIndexOf('@');
        return at < 1 ? Keep(text, 1, 1) : text[0] + "***" + text[at..];
    }

    private static string Keep(string text, int first, int last)
    {
        var runes = text.EnumerateRunes().ToList();
        if (runes.Count <= first + last) return new string(Star, Math.Max(runes.Count, 1));
        return string.Concat(runes.Take(first)) + new string(Star, runes.Count - first - last) + string.Concat(runes.TakeLast(last));
    }

    private static bool IsPersonName(DataElement element) =>
        element.Classification.Subject == DataSubject.Personal
        && (element.Identifier == "name" || element.Identifier.EndsWith("-name", StringComparison.Ordinal) || element.Name.Zh.Contains("姓名", StringComparison.Ordinal));
}
