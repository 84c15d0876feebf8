using System.Text.Json;
using Approval.Activities.Bundles;
using Approval.Activities.Deadlines;
using Approval.Forms;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Approval.Activities.Definitions;

/// <summary>Reads a release document back into what cases work with.</summary>
internal static class ReleaseReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <exception cref="InvalidOperationException">The document is not whole; it was checked when it was imported.</exception>
    public static BundleRelease Read(string hash, string json)
    {
        var document = JObject.Parse(json);
        var (library, problems) = Library(document);
        if (problems.Count > 0 || library.Bundles.Count != 1)
            throw new InvalidOperationException($"Bundle release {hash} cannot be read: {(problems.Count > 0 ? problems[0] : "it holds no bundle")}");
        return new BundleRelease
        {
            Hash = hash,
            Bundle = library.Bundles.Values.Single(),
            Library = library,
            Departments = Each(document, "departments").Select(d => System.Text.Json.JsonSerializer.Deserialize<Department>(d, Options)!).ToDictionary(d => d.Id, StringComparer.Ordinal),
            Calendars = [.. Each(document, "calendars").Select(c => System.Text.Json.JsonSerializer.Deserialize<LegalCalendar>(c, Options)!)],
            WorkflowHash = (string)document["workflow"]!,
            LicenceLayout = document["layout"]!.ToString(Formatting.None),
        };
    }

    private static FormLibraryResult Library(JObject document)
    {
        var builder = new FormLibraryBuilder();
        foreach (var list in Each(document, "code-lists"))
            builder.AddCodeList(list, "code list");
        foreach (var element in Each(document, "data-elements"))
            builder.AddElement(element, "data element");
        foreach (var material in Each(document, "materials"))
            builder.AddMaterial(material, "material");
        foreach (var item in Each(document, "items"))
            builder.AddItem(item, "item");
        return builder.AddBundle(document["bundle"]!.ToString(Formatting.None), "bundle").Build();
    }

    private static IEnumerable<string> Each(JObject document, string part) => document[part]!.Select(entry => entry.ToString(Formatting.None));
}
