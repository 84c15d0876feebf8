using Approval.Forms.CodeLists;

namespace Approval.Forms.Reading;

/// <summary>Codes are unique, parents exist and no code is its own ancestor.</summary>
internal static class CodeListReferences
{
    public static IEnumerable<(string Path, string Message)> Check(CodeList list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < list.Codes.Count; index++)
        {
            var code = list.Codes[index];
            if (!seen.Add(code.Code)) yield return ($"$.codes[{index}].code", $"the code '{code.Code}' is there twice.");
            if (code.Parent is { } parent && list.Find(parent) is null) yield return ($"$.codes[{index}].parent", $"the parent '{parent}' is no code of this list.");
            if (code.ValidFrom > code.ValidTo) yield return ($"$.codes[{index}].validTo", "validTo is before validFrom.");
        }

        var parents = list.Codes.Where(code => code.Parent is not null).DistinctBy(code => code.Code, StringComparer.Ordinal)
            .ToDictionary(code => code.Code, code => (IReadOnlyList<string>)[code.Parent!], StringComparer.Ordinal);
        if (Cycles.Find(parents) is { Count: > 0 } circle) yield return ("$.codes", $"codes are their own ancestors: {string.Join(" → ", circle)}.");
    }
}
