using System.Text.RegularExpressions;
using Approval.Forms;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Approval.Activities.Definitions;

/// <summary>Whether a schema file is one that <see cref="SchemaCheck"/> can apply: a rule that is passed over would let wrong files in.</summary>
internal sealed class SchemaVetting(DefinitionFile file)
{
    /// <summary>Members whose values are no schemas.</summary>
    private static readonly HashSet<string> Plain = ["enum", "const", "default", "examples", "required"];

    private readonly List<LoadProblem> _problems = [];

    public static IReadOnlyList<LoadProblem> Vet(DefinitionFile file)
    {
        var vetting = new SchemaVetting(file);
        vetting.Schema(file.Root);
        return vetting._problems;
    }

    private void Schema(JToken at)
    {
        foreach (var keyword in (at as JObject)?.Properties() ?? [])
        {
            if (!SchemaCheck.Keywords.Contains(keyword.Name))
                Problem(keyword, $"uses the keyword '{keyword.Name}', which is not supported");
            else if (WhyWrong(keyword) is { } reason)
                Problem(keyword, reason);
            else if (keyword.Name is "properties" or "$defs")
                foreach (var child in keyword.Value.Children<JProperty>())
                    Schema(child.Value);
            else if (!Plain.Contains(keyword.Name))
                foreach (var part in keyword.Value is JArray parts ? parts.AsEnumerable() : [keyword.Value])
                    Schema(part);
        }
    }

    private string? WhyWrong(JProperty keyword) => keyword.Name switch
    {
        "$ref" when SchemaCheck.Find(file.Root, keyword.Value.ToString()) is null => $"refers to '{keyword.Value}', which is not there",
        "type" when Names(keyword.Value).Except(SchemaCheck.Types, StringComparer.Ordinal).FirstOrDefault() is { } unknown => $"names the type '{unknown}', which is not supported",
        "pattern" => WhyNoPattern(keyword.Value.ToString()),
        _ => null,
    };

    private static IEnumerable<string> Names(JToken type) => type is JArray several ? several.Select(t => t.ToString()) : [type.ToString()];

    private static string? WhyNoPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, SchemaCheck.PatternOptions);
            return null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return $"has a pattern that cannot be used: {error.Message}";
        }
    }

    private void Problem(JProperty keyword, string reason) =>
        _problems.Add(new LoadProblem(file.Path, ((IJsonLineInfo)keyword).LineNumber, keyword.Path, reason));
}
