using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Approval.Activities.Definitions;

/// <summary>
/// A bundle with everything it refers to, as one JSON document: what a case keeps for life. Named by its content, so
/// importing the same files twice makes no new release, and neither does laying their members in another order.
/// </summary>
internal static class ReleaseDocument
{
    /// <summary>The parts of the document besides the bundle and its licence layout.</summary>
    public static readonly string[] Parts = ["items", "departments", "data-elements", "code-lists", "materials", "calendars"];

    /// <param name="workflow">Hash of the workflow's snapshot: the release brings its forms and its flow together.</param>
    public static (string Hash, string Json) Build(DefinitionFolder folder, DefinitionFile bundle, DefinitionFile layout, string workflow)
    {
        var document = new JObject { ["bundle"] = bundle.Root, ["layout"] = layout.Root, ["workflow"] = workflow };
        var used = Closure(folder, bundle);
        foreach (var part in Parts)
            document[part] = new JArray(used.Where(u => u.Kind == part).OrderBy(u => u.Id, StringComparer.Ordinal).Select(u => folder.Find(part, u.Id)!.Root));
        var json = Canonical(document).ToString(Formatting.None);
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..32], json);
    }

    // Whatever text inside a definition names another definition is taken to refer to it. A text that does so by chance
    // brings one definition too many, which harms nobody; a reference can never be missed.
    private static HashSet<(string Kind, string Id)> Closure(DefinitionFolder folder, DefinitionFile bundle)
    {
        var used = new HashSet<(string, string)>();
        var open = new Queue<DefinitionFile>([bundle]);
        foreach (var calendar in folder.Of("calendars"))
            used.Add(("calendars", calendar.Id));
        while (open.TryDequeue(out var file))
            foreach (var text in file.Root.Descendants().Select(Text).OfType<string>())
                foreach (var kind in Parts)
                    foreach (var id in Names(text))
                        if (folder.Find(kind, id) is { } found && used.Add((kind, id)))
                            open.Enqueue(found);
        return used;
    }

    // Names of members count too: an answer sets values by element.
    private static string? Text(JToken token) => token switch
    {
        JProperty member => member.Name,
        JValue { Type: JTokenType.String } value => value.Value<string>(),
        _ => null,
    };

    private static JToken Canonical(JToken token) => token switch
    {
        JObject members => new JObject(members.Properties().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new JProperty(m.Name, Canonical(m.Value)))),
        JArray entries => new JArray(entries.Select(Canonical)),
        _ => token,
    };

    // "group.member" refers to both.
    private static IEnumerable<string> Names(string text) => text.Contains('.', StringComparison.Ordinal) ? [text, .. text.Split('.')] : [text];
}
