using Approval.Workflows.Execution;
using Approval.Workflows.Flowcharts;

namespace Approval.Workflows.Soundness;

/// <summary>
/// One imagined state of a flowchart: which activities could complete next, and what waits at joins. It is stepped by the
/// same <see cref="FlowStep"/> that runs instances, so the check cannot disagree with the engine.
/// </summary>
internal sealed class ImaginedFlow : IFlowField
{
    private readonly FlowShape _shape;
    private readonly List<int> _alive;

    private ImaginedFlow(FlowShape shape, List<int> alive, FlowState state)
    {
        _shape = shape;
        _alive = alive;
        State = state;
    }

    public FlowGraph Graph => _shape.Graph;

    public FlowState State { get; }

    public FlowchartMode Mode => _shape.Mode;

    public IReadOnlyList<int> Alive => _alive;

    /// <summary>Vertices scheduled by the last step.</summary>
    public List<int> Scheduled { get; } = [];

    /// <summary>True once nothing runs and nothing waits at a join, or a terminal activity ended the flow.</summary>
    public bool IsDone => _alive.Count == 0 && State.Arrived.Count == 0;

    public bool IsStuck => _alive.Count == 0 && State.Arrived.Count > 0;

    /// <summary>Equal for states that behave alike.</summary>
    public string Key => $"{string.Join(',', _alive.Order())}|{string.Join(',', State.Arrived.Order())}|{string.Join(',', State.Spent.Order())}";

    public static ImaginedFlow AtStart(FlowShape shape) => new(shape, [shape.Graph.Start], new FlowState { Start = shape.Graph.Start });

    /// <summary>The state after an activity completed with outcomes; this one stays as it is.</summary>
    public ImaginedFlow After(int vertex, IReadOnlyList<string> outcomes)
    {
        var state = new FlowState { Start = State.Start };
        state.Arrived.UnionWith(State.Arrived);
        state.Spent.UnionWith(State.Spent);
        var next = new ImaginedFlow(_shape, [.. _alive], state);
        next._alive.Remove(vertex);
        if (_shape.IsTerminal(vertex))
        {
            next._alive.Clear();
            state.Arrived.Clear();
        }
        else
        {
            new FlowStep(next).Completed(vertex, outcomes);
        }
        return next;
    }

    public JoinRule Rule(int vertex) => _shape.Rule(vertex);

    public bool IsAlive(Predicate<int> condition) => _alive.Exists(condition);

    public void Schedule(int vertex)
    {
        _alive.Add(vertex);
        Scheduled.Add(vertex);
    }

    public IReadOnlyList<int> Cancel(Predicate<int> condition)
    {
        var gone = _alive.FindAll(v => condition(v) && !Scheduled.Contains(v));
        _alive.RemoveAll(gone.Contains);
        return gone;
    }

    /// <summary>Improper loops are reported from the graph itself.</summary>
    public void RefuseLoop(int edge)
    {
    }
}
