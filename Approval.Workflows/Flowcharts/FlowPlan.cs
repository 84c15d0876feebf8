using System.Collections.Concurrent;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Flowcharts;

/// <summary>What is derived from a flowchart once: its connections, its start, and a graph for each start in use.</summary>
internal sealed class FlowPlan
{
    private readonly ActivityNode _flowchart;
    private readonly List<FlowEdge> _edges;
    private readonly ConcurrentDictionary<int, FlowGraph> _graphs = new();
    private readonly int _start;

    private FlowPlan(ActivityNode flowchart)
    {
        _flowchart = flowchart;
        _edges = FlowGraph.EdgesOf(flowchart);
        _start = FindStart();
    }

    public int Start => _start;

    public static FlowPlan Of(ActivityNode flowchart)
    {
        if (flowchart.Derived is FlowPlan plan)
            return plan;
        plan = new FlowPlan(flowchart);
        flowchart.Derived = plan;
        return plan;
    }

    public FlowGraph Graph(int start) => _graphs.GetOrAdd(start, s => new FlowGraph(_flowchart.Members("activities").Count, _edges, s));

    /// <summary>The trigger of this start when it is a direct child, else the usual one.</summary>
    public int StartFor(ActivityNode? trigger) => trigger?.Parent == _flowchart ? trigger!.Position : _start;

    /// <summary>Elsa's order: a Start activity, one that may start the workflow, one without inbound connection, the first.</summary>
    private int FindStart()
    {
        var children = _flowchart.Members("activities");
        var inbound = _edges.Select(e => e.Target).ToHashSet();
        var found = children.FirstOrDefault(c => c.Type == "Elsa.Start")
            ?? children.FirstOrDefault(c => c.CanStart)
            ?? children.FirstOrDefault(c => !inbound.Contains(c.Position));
        return found?.Position ?? 0;
    }
}
