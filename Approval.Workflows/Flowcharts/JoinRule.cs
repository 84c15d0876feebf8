using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Flowcharts;

/// <summary>When a target of several connections runs.</summary>
internal enum JoinRule
{
    /// <summary>Once every inbound connection has arrived or can arrive no more, if at least one did.</summary>
    AllActive,

    /// <summary>As before, but only if every one arrived; otherwise it is skipped.</summary>
    All,

    /// <summary>Only when every one arrived; a dead branch is waited for (Elsa's Converge).</summary>
    Strict,

    /// <summary>At the first arrival; later ones of the same round are swallowed.</summary>
    First,

    /// <summary>At the first arrival, and what still works towards it is cancelled.</summary>
    FirstCancelsRest,
}

/// <summary>Reads the rule of an activity: <c>FlowJoin.mode</c>, and in token mode <c>customProperties.mergeMode</c>.</summary>
internal static class JoinRules
{
    public static JoinRule Of(ActivityContext flowchart, ActivityNode target, FlowchartMode mode)
    {
        if (target.MergeMode is null && target.Type != "Elsa.FlowJoin")
            return JoinRule.AllActive;
        return Of(target, target.Inputs.TryGetValue("mode", out var input) ? Conversion.ToText(input.Evaluate(flowchart)) : null, mode);
    }

    /// <param name="joinMode">The value of <c>FlowJoin.mode</c>.</param>
    public static JoinRule Of(ActivityNode target, string? joinMode, FlowchartMode mode)
    {
        if (mode == FlowchartMode.TokenBased && Merge(target.MergeMode) is { } merge)
            return merge;
        return target.Type == "Elsa.FlowJoin" ? Join(joinMode) : JoinRule.AllActive;
    }

    private static JoinRule? Merge(string? mode) => mode?.ToLowerInvariant() switch
    {
        "merge" => JoinRule.AllActive,
        "converge" => JoinRule.Strict,
        "race" => JoinRule.FirstCancelsRest,
        "cascade" => JoinRule.First,
        _ => null,
    };

    /// <summary>Names, or the numbers of Elsa's enumeration.</summary>
    private static JoinRule Join(string? mode) => mode?.ToLowerInvariant() switch
    {
        "waitall" or "1" => JoinRule.All,
        "waitallactive" or "2" => JoinRule.AllActive,
        _ => JoinRule.FirstCancelsRest,
    };
}
