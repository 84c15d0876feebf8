using System.Text.Json.Nodes;

namespace Approval.Forms.Conditions;

/// <summary>Conditions as the JSON they are read from, for doors and for stable comparison.</summary>
public static class ConditionJson
{
    /// <summary>The condition in the format of the definitions.</summary>
    public static JsonObject Write(Condition condition) => condition switch
    {
        ElementIn { Values: [var single] } one => new() { ["element"] = one.Element, ["equals"] = single.DeepClone() },
        ElementIn several => new() { ["element"] = several.Element, ["in"] = new JsonArray([.. several.Values.Select(value => value.DeepClone())]) },
        ElementPresent present => new() { ["element"] = present.Element, ["present"] = present.Present },
        ElementRange range => Range(range),
        AnswerIn { Values: [var single] } answer => new() { ["answer"] = answer.Question, ["equals"] = single },
        AnswerIn several => new() { ["answer"] = several.Question, ["in"] = new JsonArray([.. several.Values.Select(value => (JsonNode)value)]) },
        ItemChosen item => new() { ["item"] = item.Item, ["chosen"] = item.Chosen },
        All all => new() { ["all"] = Parts(all.Parts) },
        Any any => new() { ["any"] = Parts(any.Parts) },
        Not not => new() { ["not"] = Write(not.Part) },
        _ => throw new NotSupportedException($"No JSON for {condition.GetType().Name}."),
    };

    internal static string Text(Condition condition) => Write(condition).ToJsonString();

    private static JsonObject Range(ElementRange range) =>
        range is { AtLeast: { } low, AtMost: { } high }
            ? new() { ["all"] = new JsonArray(Bound(range.Element, "atLeast", low), Bound(range.Element, "atMost", high)) }
            : Bound(range.Element, range.AtLeast is null ? "atMost" : "atLeast", range.AtLeast ?? range.AtMost ?? 0);

    private static JsonObject Bound(string element, string name, decimal bound) => new() { ["element"] = element, [name] = bound };

    private static JsonArray Parts(IEnumerable<Condition> parts) => new([.. parts.Select(part => (JsonNode)Write(part))]);
}
