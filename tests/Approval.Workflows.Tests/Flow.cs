using System.Text.Json.Nodes;

namespace Approval.Workflows.Tests;

/// <summary>Writes small definitions: activities by id and type, connections as <c>"A>B C.True>D"</c>.</summary>
internal static class Flow
{
    public static string Chart(string connections, params JsonObject[] activities) => Definition(new JsonObject
    {
        ["id"] = "chart",
        ["type"] = "Elsa.Flowchart",
        ["activities"] = new JsonArray([.. activities]),
        ["connections"] = new JsonArray([.. connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Connection)]),
    });

    public static string Definition(JsonObject root, string id = "flow") => new JsonObject
    {
        ["id"] = $"{id}-1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["root"] = root,
    }.ToJsonString();

    public static JsonObject Sequence(params JsonObject[] activities) => new()
    {
        ["id"] = "sequence",
        ["type"] = "Elsa.Sequence",
        ["activities"] = new JsonArray([.. activities]),
    };

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode? Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in inputs)
            activity[name] = value;
        return activity;
    }

    public static JsonObject Wait(string id) => Activity(id, "Test.Wait");

    public static JsonObject Line(string id, string text) => Activity(id, "Elsa.WriteLine", ("text", Literal(text)));

    public static JsonObject Literal(JsonNode? value, string type = "String") => Expression("Literal", value, type);

    public static JsonObject Expression(string kind, JsonNode? value, string type = "Object") => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value },
    };

    private static JsonNode Connection(string text)
    {
        var (source, target) = (text[..text.IndexOf('>', StringComparison.Ordinal)], text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..]);
        var parts = source.Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = parts[0], ["port"] = parts.Length > 1 ? parts[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        };
    }
}
