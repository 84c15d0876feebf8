using Approval.Workflows.Execution;

namespace Approval.Workflows.Flowcharts;

/// <summary>
/// Follows the connections of one activity that completed, was cancelled, or never will run. Connections are handled in
/// the order of the document; one that is not followed lets the joins behind it settle at its place in that order,
/// which is what makes the trace equal Elsa's.
/// </summary>
internal sealed class FlowStep(IFlowField field)
{
    private readonly FlowGraph _graph = field.Graph;
    private readonly FlowState _state = field.State;
    private readonly List<int> _ahead = [];
    private readonly Stack<int> _missed = [];
    private HashSet<int>? _skipped;

    public void Completed(int vertex, IReadOnlyList<string> outcomes)
    {
        var edges = _graph.Out[vertex];
        foreach (var edge in edges)
        {
            if (Follows(edge, outcomes))
                _ahead.Add(edge);
        }
        var open = _ahead.Count < edges.Length && MayRunAgain(vertex);
        foreach (var edge in edges)
        {
            if (_ahead.Remove(edge))
                Follow(edge);
            else if (!open && _graph.IsForward(edge))
                _missed.Push(edge);
            Sweep();
        }
    }

    /// <summary>The activity was cancelled: its connections will not be followed.</summary>
    public void Abandoned(int vertex)
    {
        if (MayRunAgain(vertex))
            return;
        MissAll(vertex);
        Sweep();
    }

    /// <summary>A terminal activity ends the flowchart. In counter mode a cancelled branch can still let a join run once.</summary>
    public void Terminate()
    {
        if (field.Mode == FlowchartMode.CounterBased)
            CancelWhere(_ => true);
        _state.Arrived.Clear();
    }

    private bool Follows(int edge, IReadOnlyList<string> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (string.Equals(outcome, _graph.Edges[edge].Port, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private void Follow(int edge)
    {
        var target = _graph.Edges[edge].Target;
        if (!_graph.IsForward(edge))
            GoBack(edge);
        else if (Rule(target) is var rule && rule is JoinRule.First or JoinRule.FirstCancelsRest)
            ArriveFirst(edge, target, rule);
        else if (_graph.In[target].Length == 1)
            field.Schedule(target);
        else
        {
            _state.Arrived.Add(edge);
            Settle(target, rule);
        }
    }

    private void GoBack(int edge)
    {
        if (field.Mode == FlowchartMode.CounterBased && !_graph.IsProperLoop(edge))
            field.RefuseLoop(edge);
        else
            field.Schedule(_graph.Edges[edge].Target);
    }

    private void ArriveFirst(int edge, int target, JoinRule rule)
    {
        var inbound = _graph.In[target];
        // The same connection again means that the flow came round: a new round of this join begins.
        if (_state.Spent.Contains(edge))
            Reopen(target);
        var fires = !inbound.Any(_state.Spent.Contains);
        _state.Spent.Add(edge);
        if (fires)
        {
            field.Schedule(target);
            if (rule == JoinRule.FirstCancelsRest && inbound.Length > 1)
                CancelWhere(vertex => FlowGraph.Has(_graph.Upstream(target), vertex));
        }
        if (inbound.All(_state.Spent.Contains) || !IsAliveAbove(target))
            Reopen(target);
    }

    private void Reopen(int target)
    {
        foreach (var edge in _graph.In[target])
            _state.Spent.Remove(edge);
    }

    /// <summary>A forward connection that will not be followed in this round.</summary>
    private void Miss(int edge)
    {
        var target = _graph.Edges[edge].Target;
        var rule = Rule(target);
        if (rule is not (JoinRule.First or JoinRule.FirstCancelsRest))
            Settle(target, rule);
        else if (IsAliveAbove(target))
            return;
        else if (_graph.In[target].Any(_state.Spent.Contains))
            Reopen(target);
        else
            Skip(target);
    }

    private void Settle(int target, JoinRule rule)
    {
        var inbound = _graph.In[target];
        var arrived = inbound.Count(_state.Arrived.Contains);
        if (arrived == inbound.Length)
            Fire(target);
        else if (IsAliveAbove(target))
            return;
        else if (arrived == 0)
            Skip(target);
        else if (rule == JoinRule.AllActive)
            Fire(target);
        else if (rule == JoinRule.All)
        {
            Take(target);
            Skip(target);
        }
    }

    private void Fire(int target)
    {
        Take(target);
        field.Schedule(target);
    }

    private void Take(int target)
    {
        foreach (var edge in _graph.In[target])
            _state.Arrived.Remove(edge);
    }

    /// <summary>The target does not run in this round; neither does what only it leads to.</summary>
    private void Skip(int target)
    {
        if (IsAlive(target) || !(_skipped ??= []).Add(target))
            return;
        MissAll(target);
    }

    private void MissAll(int vertex)
    {
        foreach (var edge in _graph.Out[vertex].Reverse())
        {
            if (_graph.IsForward(edge))
                _missed.Push(edge);
        }
    }

    /// <summary>A stack of its own: a dead region may be thousands of activities deep.</summary>
    private void Sweep()
    {
        while (_missed.TryPop(out var edge))
            Miss(edge);
    }

    private void CancelWhere(Predicate<int> condition)
    {
        foreach (var vertex in field.Cancel(condition))
            Abandoned(vertex);
    }

    private JoinRule Rule(int target) => field.Rule(target);

    private bool MayRunAgain(int vertex) => IsAlive(vertex) || IsAliveAbove(vertex);

    private bool IsAlive(int vertex) =>
        field.IsAlive(v => v == vertex) || _ahead.Exists(e => _graph.Edges[e].Target == vertex);

    /// <summary>True while something can still come to the target on a forward connection.</summary>
    private bool IsAliveAbove(int target)
    {
        var upstream = _graph.Upstream(target);
        return field.IsAlive(v => FlowGraph.Has(upstream, v))
            || _ahead.Exists(e => _graph.Edges[e].Target is var next && (next == target || FlowGraph.Has(upstream, next)))
            || _state.Arrived.Any(e => _graph.Edges[e].Target is var waiting && waiting != target && FlowGraph.Has(upstream, waiting));
    }
}
