using Approval.Forms.Conditions;
using Approval.Forms.Items;

namespace Approval.Forms.Reading;

/// <summary>Everything an item names exists, no element is bound twice and no field's visibility depends on itself.</summary>
internal static class ItemReferences
{
    public static IEnumerable<(string Path, string Message)> Check(ServiceItem item, FormLibrary library) =>
        Fields(item, library)
            .Concat(Materials(item, library))
            .Concat(Results(item, library))
            .Concat(VisibilityCircle(item));

    /// <summary>Elements a condition names that do not exist.</summary>
    public static IEnumerable<(string Path, string Message)> Unknown(Condition? condition, string path, FormLibrary library) =>
        (condition?.Elements ?? []).Distinct(StringComparer.Ordinal)
            .Where(element => library.ElementAt(element) is null)
            .Select(element => (path, $"the condition looks at '{element}', which is no element."));

    private static IEnumerable<(string Path, string Message)> Fields(ServiceItem item, FormLibrary library)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        for (var section = 0; section < item.Form.Sections.Count; section++)
            for (var index = 0; index < item.Form.Sections[section].Fields.Count; index++)
                foreach (var problem in Field(item.Form.Sections[section].Fields[index], $"$.form.sections[{section}].fields[{index}]", bound, library))
                    yield return problem;
    }

    private static IEnumerable<(string Path, string Message)> Field(FormField field, string path, HashSet<string> bound, FormLibrary library)
    {
        var element = library.ElementAt(field.Element);
        if (element is null) yield return (path + ".element", $"there is no element '{field.Element}'.");
        if (!bound.Add(field.Element)) yield return (path + ".element", $"'{field.Element}' is bound twice in this form.");
        if (field.Element.LastIndexOf('.') is > 0 and var dot && !bound.Contains(field.Element[..dot]))
            yield return (path + ".element", $"'{field.Element}' needs '{field.Element[..dot]}' bound before it.");
        foreach (var list in (field.Stricter?.CodeLists ?? []).Where(list => !library.CodeLists.ContainsKey(list)))
            yield return (path + ".stricter.codeList", $"there is no code list '{list}'.");
        foreach (var member in (field.Stricter?.Members ?? []).Except(element?.Domain.Members ?? [], StringComparer.Ordinal))
            yield return (path + ".stricter.members", $"'{member}' is no member of '{field.Element}'.");
        foreach (var problem in Unknown(field.VisibleWhen, path + ".visibleWhen", library).Concat(Unknown(field.RequiredWhen, path + ".requiredWhen", library)))
            yield return problem;
    }

    private static IEnumerable<(string Path, string Message)> Materials(ServiceItem item, FormLibrary library)
    {
        for (var index = 0; index < item.Materials.Count; index++)
        {
            var request = item.Materials[index];
            if (!library.Materials.ContainsKey(request.Material)) yield return ($"$.materials[{index}].material", $"there is no material '{request.Material}'.");
            foreach (var problem in Unknown(request.RequiredWhen, $"$.materials[{index}].requiredWhen", library)) yield return problem;
        }
    }

    private static IEnumerable<(string Path, string Message)> Results(ServiceItem item, FormLibrary library)
    {
        for (var index = 0; index < item.Results.Count; index++)
            if (library.ElementAt(item.Results[index].Element) is null) yield return ($"$.results[{index}].element", $"there is no element '{item.Results[index].Element}'.");
        for (var index = 0; index < (item.Licence?.Face.Count ?? 0); index++)
            if (library.ElementAt(item.Licence!.Face[index]) is null) yield return ($"$.licence.face[{index}]", $"there is no element '{item.Licence.Face[index]}'.");
    }

    private static IEnumerable<(string Path, string Message)> VisibilityCircle(ServiceItem item)
    {
        if (VisibilityCircles.Find(item.Form.Fields) is { Count: > 0 } circle)
            yield return ("$.form.sections", $"visibility depends on itself: {string.Join(" → ", circle)}.");
    }
}
