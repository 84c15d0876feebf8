using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;
using Approval.Workflows.Flowcharts;

namespace Approval.Workflows.Soundness;

/// <summary>What the check knows of a flowchart without running it.</summary>
internal sealed class FlowShape
{
    private readonly JoinRule[] _rules;
    private readonly bool[] _terminal;

    public FlowShape(ActivityNode flowchart, FlowchartMode mode)
    {
        Flowchart = flowchart;
        Mode = mode;
        var plan = FlowPlan.Of(flowchart);
        Graph = plan.Graph(plan.Start);
        Activities = flowchart.Members("activities");
        _rules = [.. Activities.Select(a => JoinRules.Of(a, ModeOf(a), mode))];
        _terminal = [.. Activities.Select(a => a.Behaviour.Descriptor.IsTerminal)];
        Outcomes = [.. Activities.Select((a, i) => PossibleOutcomes(a, i))];
    }

    public ActivityNode Flowchart { get; }

    public FlowchartMode Mode { get; }

    public FlowGraph Graph { get; }

    public IReadOnlyList<ActivityNode> Activities { get; }

    /// <summary>For each activity the sets of outcomes it may complete with.</summary>
    public IReadOnlyList<IReadOnlyList<string[]>> Outcomes { get; }

    public bool IsTerminal(int vertex) => _terminal[vertex];

    public JoinRule Rule(int vertex) => _rules[vertex];

    public bool IsJoin(int vertex) => Graph.In[vertex].Length > 1;

    private static string? ModeOf(ActivityNode activity) =>
        activity.Inputs.GetValueOrDefault("mode") is LiteralInput literal ? Conversion.ToText(literal.Value) : null;

    private List<string[]> PossibleOutcomes(ActivityNode activity, int vertex)
    {
        var ports = Graph.Out[vertex].Select(e => Graph.Edges[e].Port).Distinct(StringComparer.Ordinal).ToArray();
        if (activity.Type == "Elsa.FlowFork")
            return [Branches(activity) is { Length: > 0 } branches ? branches : Outcome.Done];
        var declared = activity.Embedded is { Outcomes.Count: > 0 } inner ? inner.Outcomes : activity.Behaviour.Descriptor.Outcomes;
        var sets = declared.Union(ports).Select(o => new[] { o }).ToList();
        if (activity.Type == "Elsa.FlowSwitch" && ModeOf(activity) is "MatchAny" or "1" && ports.Except(["Default"]).ToArray() is { Length: > 1 } cases)
            sets.Add(cases);
        return sets.Count == 0 ? [Outcome.Done] : sets;
    }

    private static string[] Branches(ActivityNode fork) =>
        fork.Inputs.GetValueOrDefault("branches") is LiteralInput literal ? Conversion.To<string[]>(literal.Value, "branches") ?? [] : [];
}
