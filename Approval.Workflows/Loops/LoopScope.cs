using System.Text.Json.Nodes;

namespace Approval.Workflows.Loops;

/// <summary>The variables of one round: <c>CurrentValue</c> and <c>CurrentIndex</c>.</summary>
internal static class LoopScope
{
    public static Dictionary<string, JsonNode?> Of(JsonNode? value, int? index)
    {
        var scope = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase) { ["CurrentValue"] = value };
        if (index is { } position)
            scope["CurrentIndex"] = position;
        return scope;
    }
}
