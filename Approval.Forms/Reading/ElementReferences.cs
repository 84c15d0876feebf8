using Approval.Forms.DataElements;

namespace Approval.Forms.Reading;

/// <summary>What an element names exists, and no group or formula contains itself.</summary>
internal static class ElementReferences
{
    public static IEnumerable<(string Path, string Message)> Check(DataElement element, FormLibrary library)
    {
        var domain = element.Domain;
        foreach (var list in domain.CodeLists.Where(list => !library.CodeLists.ContainsKey(list)))
            yield return ("$.valueDomain.codeList", $"there is no code list '{list}'.");
        for (var index = 0; index < domain.Members.Count; index++)
            if (!library.Elements.ContainsKey(domain.Members[index])) yield return ($"$.valueDomain.members[{index}]", $"there is no element '{domain.Members[index]}'.");
        for (var index = 0; index < (domain.Formula?.Of.Count ?? 0); index++)
            if (library.ElementAt(domain.Formula!.Of[index]) is null) yield return ($"$.valueDomain.formula.of[{index}]", $"there is no element '{domain.Formula.Of[index]}'.");
        if (Circle(element, library) is { Count: > 0 } circle)
            yield return ("$.valueDomain", $"the element contains itself: {string.Join(" → ", circle)}.");
    }

    private static IReadOnlyList<string> Circle(DataElement element, FormLibrary library)
    {
        var references = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var open = new Queue<string>([element.Identifier]);
        while (open.TryDequeue(out var identifier))
        {
            if (references.ContainsKey(identifier) || library.Elements.GetValueOrDefault(identifier)?.Domain is not { } domain) continue;
            references[identifier] = [.. domain.Members, .. (domain.Formula?.Of ?? []).Select(path => path[(path.LastIndexOf('.') + 1)..])];
            foreach (var target in references[identifier]) open.Enqueue(target);
        }

        return Cycles.Find(references);
    }
}
