using System.Globalization;
using System.Text.RegularExpressions;
using Approval.Forms;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Approval.Activities.Definitions;

/// <summary>
/// Checks a document against a JSON Schema (draft 2020-12, the keywords that definition schemas use) and says the line
/// of every violation. The schema packages that could do this are not to be had under a licence we may use.
/// </summary>
internal sealed class SchemaCheck(JObject schema)
{
    internal static readonly HashSet<string> Types = ["object", "array", "string", "integer", "number", "boolean", "null"];

    /// <summary>Linear time, so that no file can hold up a start.</summary>
    internal const RegexOptions PatternOptions = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>Keywords that carry no rule of their own.</summary>
    private static readonly HashSet<string> Annotations =
        ["$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "format", "deprecated"];

    /// <summary>Every keyword that a schema may use.</summary>
    internal static readonly HashSet<string> Keywords =
    [
        .. Annotations, "$ref", "type", "enum", "const", "anyOf", "oneOf", "allOf", "not", "properties", "required", "additionalProperties", "minProperties",
        "propertyNames", "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
    ];

    /// <summary>Every violation, in the order of the document; empty when it conforms.</summary>
    public IReadOnlyList<LoadProblem> Check(JToken document, string file)
    {
        var found = new List<(JToken At, string Reason)>();
        Check(document, schema, found);
        return [.. found.Select(f => new LoadProblem(file, (f.At as IJsonLineInfo)?.LineNumber, f.At.Path, f.Reason)).Distinct()];
    }

    private void Check(JToken at, JToken rule, List<(JToken, string)> found)
    {
        if (rule is not JObject keywords)
        {
            if (rule.Type == JTokenType.Boolean && !rule.Value<bool>())
                found.Add((at, "is not allowed here"));
            return;
        }
        foreach (var keyword in keywords.Properties())
            Apply(keyword, keywords, at, found);
    }

    private void Apply(JProperty keyword, JObject keywords, JToken at, List<(JToken, string)> found)
    {
        switch (keyword.Name)
        {
            case "$ref": Check(at, Resolve(keyword.Value.ToString()), found); break;
            case "type": CheckType(at, keyword.Value, found); break;
            case "enum": Demand(keyword.Value.Any(v => JToken.DeepEquals(v, at)), $"must be one of {Values(keyword.Value)}"); break;
            case "const": Demand(JToken.DeepEquals(keyword.Value, at), $"must be {keyword.Value.ToString(Formatting.None)}"); break;
            case "anyOf": Demand(Matching(at, keyword.Value) > 0, "fits none of the allowed forms"); break;
            case "oneOf": Demand(Matching(at, keyword.Value) == 1, "must fit exactly one of the allowed forms"); break;
            case "allOf": foreach (var part in keyword.Value) Check(at, part, found); break;
            case "not": Demand(Violates(at, keyword.Value), "has a form that is not allowed"); break;
            case "properties" or "required" or "additionalProperties" or "minProperties" or "propertyNames":
                if (at is JObject o) CheckObject(o, keyword, keywords, found); break;
            case "items" or "minItems" or "maxItems" or "uniqueItems":
                if (at is JArray a) CheckArray(a, keyword, found); break;
            case "minLength" or "maxLength" or "pattern":
                if (at.Type == JTokenType.String) CheckText(at, keyword, found); break;
            case "minimum" or "maximum" or "exclusiveMinimum":
                if (at.Type is JTokenType.Integer or JTokenType.Float) CheckNumber(at, keyword, found); break;
            case var name when !Annotations.Contains(name):
                throw new NotSupportedException($"JSON Schema keyword '{name}' is not supported.");
        }
        void Demand(bool holds, string reason) { if (!holds) found.Add((at, reason)); }
    }

    private static void CheckType(JToken at, JToken type, List<(JToken, string)> found)
    {
        var allowed = type is JArray many ? many.Select(t => t.ToString()).ToList() : [type.ToString()];
        if (!allowed.Exists(name => IsOfType(at, name)))
            found.Add((at, $"must be {string.Join(" or ", allowed)}, not {Describe(at)}"));
    }

    private static bool IsOfType(JToken at, string name) => name switch
    {
        "object" => at.Type == JTokenType.Object,
        "array" => at.Type == JTokenType.Array,
        "string" => at.Type == JTokenType.String,
        "integer" => at.Type == JTokenType.Integer,
        "number" => at.Type is JTokenType.Integer or JTokenType.Float,
        "boolean" => at.Type == JTokenType.Boolean,
        "null" => at.Type == JTokenType.Null,
        _ => throw new NotSupportedException($"JSON Schema type '{name}' is not supported."),
    };

    private void CheckObject(JObject at, JProperty keyword, JObject keywords, List<(JToken, string)> found)
    {
        var declared = keywords["properties"] as JObject;
        switch (keyword.Name)
        {
            case "properties":
                foreach (var property in ((JObject)keyword.Value).Properties().Where(p => at.ContainsKey(p.Name)))
                    Check(at[property.Name]!, property.Value, found);
                break;
            case "required":
                foreach (var name in keyword.Value.Select(n => n.ToString()).Where(n => !at.ContainsKey(n)))
                    found.Add((at, $"lacks the member '{name}'"));
                break;
            case "additionalProperties":
                foreach (var extra in at.Properties().Where(p => declared?.ContainsKey(p.Name) != true))
                    if (keyword.Value.Type == JTokenType.Boolean && !keyword.Value.Value<bool>())
                        found.Add((extra, $"has the unknown member '{extra.Name}'"));
                    else
                        Check(extra.Value, keyword.Value, found);
                break;
            case "propertyNames":
                foreach (var property in at.Properties())
                    CheckName(property, keyword.Value, found);
                break;
            case "minProperties" when at.Count < keyword.Value.Value<int>():
                found.Add((at, $"needs at least {keyword.Value} members"));
                break;
        }
    }

    private void CheckName(JProperty property, JToken rule, List<(JToken, string)> found)
    {
        var reasons = new List<(JToken, string Reason)>();
        Check(new JValue(property.Name), rule, reasons);
        found.AddRange(reasons.Select(r => ((JToken)property, r.Reason)));
    }

    private void CheckArray(JArray at, JProperty keyword, List<(JToken, string)> found)
    {
        switch (keyword.Name)
        {
            case "items": foreach (var item in at) Check(item, keyword.Value, found); break;
            case "minItems" when at.Count < keyword.Value.Value<int>(): found.Add((at, $"needs at least {keyword.Value} entries")); break;
            case "maxItems" when at.Count > keyword.Value.Value<int>(): found.Add((at, $"has more than {keyword.Value} entries")); break;
            case "uniqueItems" when keyword.Value.Value<bool>() && at.Distinct(JToken.EqualityComparer).Count() != at.Count:
                found.Add((at, "has the same entry twice")); break;
        }
    }

    private static void CheckText(JToken at, JProperty keyword, List<(JToken, string)> found)
    {
        var text = at.ToString();
        var length = new StringInfo(text).LengthInTextElements;
        if (keyword.Name == "minLength" && length < keyword.Value.Value<int>())
            found.Add((at, keyword.Value.Value<int>() == 1 ? "must not be empty" : $"needs at least {keyword.Value} characters"));
        if (keyword.Name == "maxLength" && length > keyword.Value.Value<int>())
            found.Add((at, $"has more than {keyword.Value} characters"));
        if (keyword.Name == "pattern" && !Regex.IsMatch(text, keyword.Value.ToString(), PatternOptions))
            found.Add((at, $"'{Shorten(text)}' does not have the form {keyword.Value}"));
    }

    private static void CheckNumber(JToken at, JProperty keyword, List<(JToken, string)> found)
    {
        // Floating point, for a number in a file may be larger than any decimal.
        var (value, bound) = ((double)at, (double)keyword.Value);
        var holds = keyword.Name switch { "minimum" => value >= bound, "maximum" => value <= bound, _ => value > bound };
        if (!holds)
            found.Add((at, $"{at} is outside its limit ({keyword.Name} {keyword.Value})"));
    }

    private int Matching(JToken at, JToken choices) => choices.Count(choice => !Violates(at, choice));

    private bool Violates(JToken at, JToken rule)
    {
        var found = new List<(JToken, string)>();
        Check(at, rule, found);
        return found.Count > 0;
    }

    private JToken Resolve(string reference) => Find(schema, reference) ?? throw new NotSupportedException($"The schema has no '{reference}'.");

    /// <summary>The part of a schema at a local reference such as <c>#/$defs/text</c>; null when it is not there.</summary>
    internal static JToken? Find(JToken schema, string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JToken?)schema, (at, step) => (at as JObject)?[step]);

    private static string Values(JToken values) => string.Join(", ", values.Select(v => v.ToString(Formatting.None)));

    private static string Describe(JToken at) => at.Type is JTokenType.Object or JTokenType.Array ? at.Type.ToString().ToLowerInvariant() : Shorten(at.ToString(Formatting.None));

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
