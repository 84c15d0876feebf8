using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.ControlFlow;

/// <summary>The raw <c>cases</c> of both switches.</summary>
internal static class SwitchCases
{
    /// <summary>Cases that hold: only the first, unless <c>mode</c> is <c>MatchAny</c>.</summary>
    public static List<(int Index, string Label)> Matching(ActivityContext context)
    {
        var all = context.Input<string>("mode") is "MatchAny" or "1";
        var found = new List<(int, string)>();
        var cases = context.Member("cases") as JsonArray ?? [];
        for (var i = 0; i < cases.Count && (all || found.Count == 0); i++)
        {
            if (Conversion.IsTrue(context.InputNode($"cases[{i}].condition")))
                found.Add((i, (string?)cases[i]?["label"] ?? $"{i}"));
        }
        return found;
    }
}
