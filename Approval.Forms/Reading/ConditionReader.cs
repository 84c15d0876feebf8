using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Forms.Conditions;

namespace Approval.Forms.Reading;

/// <summary>Reads conditions; an unclear one is a problem, never a guess.</summary>
internal static class ConditionReader
{
    /// <summary>Deeper nesting is refused: nobody can read it, and it could exhaust the stack.</summary>
    private const int DeepestNesting = 16;

    public static Condition? Optional(JsonCursor owner, string name, int depth = 0) =>
        owner.OptionalObject(name, cursor => Read(cursor, depth));

    private static Condition Read(JsonCursor cursor, int depth)
    {
        if (depth > DeepestNesting) return Unclear(cursor, $"is nested more than {DeepestNesting} deep.");
        if (cursor.Has("element")) return OfElement(cursor);
        if (cursor.Has("answer")) return new AnswerIn(cursor.Text("answer"), [.. Values(cursor).Select(Answer)]);
        if (cursor.Has("item")) return new ItemChosen(cursor.Text("item"), cursor.Flag("chosen", otherwise: true));
        if (cursor.Has("all")) return new All(Parts(cursor, "all", depth));
        if (cursor.Has("any")) return new Any(Parts(cursor, "any", depth));
        if (Optional(cursor, "not", depth + 1) is { } part) return new Not(part);
        return Unclear(cursor, "is no condition: it needs element, answer, item, all, any or not.");
    }

    private static Condition OfElement(JsonCursor cursor)
    {
        var element = cursor.Text("element");
        if (cursor.Has("present")) return new ElementPresent(element, cursor.Flag("present"));
        if (cursor.Has("atLeast") || cursor.Has("atMost"))
            return new ElementRange(element, cursor.OptionalDecimal("atLeast"), cursor.OptionalDecimal("atMost"));
        return new ElementIn(element, Values(cursor));
    }

    private static IReadOnlyList<Condition> Parts(JsonCursor cursor, string name, int depth)
    {
        var parts = cursor.Objects(name, part => Read(part, depth + 1));
        if (parts.Count == 0) cursor.Problem("needs at least one condition.", name);
        return parts;
    }

    private static IReadOnlyList<JsonNode> Values(JsonCursor cursor)
    {
        if (cursor.OptionalNode("equals") is { } single) return [single];
        var values = cursor.List("in", each => JsonNode.Parse(each.Element.GetRawText()));
        if (values.Count == 0) cursor.Problem("needs equals, in, present, atLeast or atMost.");
        return [.. values.OfType<JsonNode>()];
    }

    /// <summary>Answers are texts; true and false are yes and no.</summary>
    internal static string Answer(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => DataElements.Scalars.TextOf(value) ?? "",
        _ => value.ToJsonString(),
    };

    private static Condition Unclear(JsonCursor cursor, string message)
    {
        cursor.Problem(message);
        return Conjunctions.Never;
    }
}
