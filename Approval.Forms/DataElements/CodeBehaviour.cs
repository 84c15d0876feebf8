using System.Text.Json.Nodes;

namespace Approval.Forms.DataElements;

/// <summary>One code of a code list or of the element's own options.</summary>
internal sealed class CodeBehaviour : KindBehaviour
{
    public override JsonNode? Normalise(JsonNode value, ValueCheck check)
    {
        // A code such as 1 easily becomes a number on its way through a spreadsheet or a script.
        var text = Scalars.TextOf(value) ?? (value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? value.ToJsonString() : null);
        if (text is null) return check.WrongType(value, "代码", "a code");
        if (text.Length > 200) return TextChecks.TooLong(check, text.Length, 40);
        text = TextChecks.HalfWidth(text).Trim();
        return InOptions(text, check) && InLists(text, check) ? JsonValue.Create(text) : null;
    }

    /// <summary>In every code list that is asked for, and valid today.</summary>
    public static bool InLists(string code, ValueCheck check)
    {
        foreach (var list in check.Domain.CodeLists.Select(id => check.Library.CodeLists.GetValueOrDefault(id)).OfType<CodeLists.CodeList>())
        {
            if (list.Find(code) is not { } entry)
                check.Fail("code.unknown", $"“{Shown(code)}”不在“{list.Name.Zh}”中。", $"'{Shown(code)}' is not in the list {list.Id}.");
            else if (!entry.IsValidOn(check.Today))
                check.Fail("code.not-valid-today", $"“{entry.Name.Zh}”（{Shown(code)}）已停用或尚未启用。", $"'{Shown(code)}' is not in use on {check.Today:yyyy-MM-dd}.");
            if (check.Failed) return false;
        }

        return true;
    }

    private static bool InOptions(string code, ValueCheck check)
    {
        if (check.Domain.Options.Count == 0 || check.Domain.Options.Any(option => option.Code == code)) return true;
        check.Fail(
            "code.unknown",
            $"“{Shown(code)}”不在选项中，请从{string.Join('、', check.Domain.Options.Take(12).Select(option => option.Name.Zh))}中选择。",
            $"'{Shown(code)}' is none of {string.Join(", ", check.Domain.Options.Take(12).Select(option => option.Code))}.");
        return false;
    }

    private static string Shown(string code) => new([.. code.Where(unit => !char.IsControl(unit)).Take(40)]);
}
