using System.Text.Json.Nodes;

namespace Approval.Workflows.Definitions;

/// <summary>Connections in their two written forms.</summary>
internal static class Connections
{
    /// <summary>Turns <c>{source, sourcePort, target, targetPort}</c> into <c>{source: {activity, port}, …}</c>, everywhere below a node.</summary>
    public static void Modernise(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                if (item is not null)
                    Modernise(item);
            }
            return;
        }
        if (node is not JsonObject owner)
            return;
        if (owner["type"] is JsonValue && owner["connections"] is JsonArray connections)
        {
            foreach (var connection in connections.OfType<JsonObject>())
            {
                Side(connection, "source", "sourcePort");
                Side(connection, "target", "targetPort");
            }
        }
        foreach (var (_, member) in owner)
        {
            if (member is JsonObject or JsonArray)
                Modernise(member);
        }
    }

    private static void Side(JsonObject connection, string side, string port)
    {
        if (connection[side] is not JsonValue id || !id.TryGetValue<string>(out var activity))
            return;
        var end = new JsonObject { ["activity"] = activity };
        if (connection.TryGetPropertyValue(port, out var name))
        {
            connection.Remove(port);
            if (name is not null)
                end["port"] = name;
        }
        connection[side] = end;
    }
}
