using Approval.Forms.CodeLists;
using Approval.Host.Pages.Language;

namespace Approval.Host.Pages.FormFields;

/// <summary>Names of codes in a list that is a tree: a district is told with its city and province.</summary>
internal static class CodePaths
{
    private const int Deepest = 6;

    public static string NameOf(CodeList list, string code, Text text)
    {
        var names = new List<string>();
        for (var entry = list.Find(code); entry is not null && names.Count < Deepest; entry = entry.Parent is null ? null : list.Find(entry.Parent))
            names.Insert(0, text[entry.Name]);
        return names.Count == 0 ? code : string.Join(text.IsEnglish ? ", " : "", names);
    }

    /// <summary>What can be chosen today: in a tree the leaves only where the list is of places, else every code.</summary>
    public static IEnumerable<CodeListEntry> Choices(CodeList list, DateOnly today, bool leavesOnly)
    {
        var parents = leavesOnly ? list.Codes.Select(static code => code.Parent).OfType<string>().ToHashSet(StringComparer.Ordinal) : [];
        return list.Codes.Where(code => code.IsValidOn(today) && !parents.Contains(code.Code));
    }

    /// <summary>How deep a code stands in its tree, for the indent of a choice.</summary>
    public static int DepthOf(CodeList list, CodeListEntry entry)
    {
        var depth = 0;
        for (var parent = entry.Parent; parent is not null && depth < Deepest; parent = list.Find(parent)?.Parent)
            depth++;
        return depth;
    }
}
