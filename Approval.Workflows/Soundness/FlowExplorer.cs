using Approval.Workflows.Definitions;

namespace Approval.Workflows.Soundness;

/// <summary>
/// Explores every order in which the activities of a flowchart can complete, breadth first, and reports what can go
/// wrong with a shortest way to it. Bounded; it says when it gave up.
/// </summary>
internal sealed class FlowExplorer(FlowShape shape, int limit)
{
    private readonly Dictionary<string, Visit> _visits = new(StringComparer.Ordinal);
    private readonly Queue<Visit> _queue = new();
    private readonly HashSet<int> _seen = [];
    private readonly HashSet<int> _doubled = [];
    private readonly List<DefinitionProblem> _problems = [];
    private bool _gaveUp;

    private sealed class Visit(ImaginedFlow flow, Visit? from, string step)
    {
        private readonly Visit? _from = from;
        private readonly string _step = step;

        public ImaginedFlow Flow => flow;

        public List<Visit> Next { get; } = [];

        public IReadOnlyList<string> Path
        {
            get
            {
                var steps = new List<string>();
                for (var visit = this; visit._from is not null; visit = visit._from)
                    steps.Add(visit._step);
                steps.Reverse();
                return steps;
            }
        }
    }

    public IReadOnlyList<DefinitionProblem> Explore()
    {
        if (shape.Activities.Count == 0)
            return [];
        _seen.Add(shape.Graph.Start);
        Enter(new Visit(ImaginedFlow.AtStart(shape), from: null, ""));
        while (_queue.TryDequeue(out var visit))
        {
            if (_visits.Count > limit)
            {
                _gaveUp = true;
                break;
            }
            Expand(visit);
        }
        if (_gaveUp)
            Report(ProblemSeverity.Warning, "flow.check-gave-up", $"流程状态超过 {limit} 个，未能查完全部走法。", shape.Flowchart, []);
        else
            ReportWhole();
        return _problems;
    }

    private void Expand(Visit visit)
    {
        foreach (var vertex in visit.Flow.Alive.Distinct())
        {
            foreach (var outcomes in shape.Outcomes[vertex])
            {
                var step = shape.Outcomes[vertex].Count > 1 ? $"{shape.Activities[vertex].Id}={string.Join('+', outcomes)}" : shape.Activities[vertex].Id;
                var next = new Visit(visit.Flow.After(vertex, outcomes), visit, step);
                _seen.UnionWith(next.Flow.Scheduled);
                // A second execution beside the first: reported once, and not followed, or the states would never end.
                if (Doubled(next))
                    continue;
                visit.Next.Add(Enter(next));
            }
        }
    }

    private Visit Enter(Visit visit)
    {
        if (_visits.TryGetValue(visit.Flow.Key, out var known))
            return known;
        _visits[visit.Flow.Key] = visit;
        _queue.Enqueue(visit);
        return visit;
    }

    private bool Doubled(Visit visit)
    {
        var twice = visit.Flow.Alive.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        foreach (var vertex in twice.Where(_doubled.Add))
        {
            var activity = shape.Activities[vertex];
            if (shape.IsJoin(vertex))
                Report(ProblemSeverity.Error, "flow.join-fires-twice", $"汇合“{activity.Id}”可能重复触发。", activity, visit.Path);
            else
                Report(ProblemSeverity.Warning, "flow.runs-twice", $"活动“{activity.Id}”可能同时运行两次。", activity, visit.Path);
        }
        return twice.Count > 0;
    }

    private void ReportWhole()
    {
        if (_visits.Values.FirstOrDefault(v => v.Flow.IsStuck) is { } stuck)
        {
            var waiting = shape.Activities[shape.Graph.Edges[stuck.Flow.State.Arrived.First()].Target];
            Report(ProblemSeverity.Error, "flow.deadlock", $"流程可能停在“{waiting.Id}”而永远无法继续。", waiting, stuck.Path);
        }
        for (var vertex = 0; vertex < shape.Activities.Count; vertex++)
        {
            var activity = shape.Activities[vertex];
            if (!_seen.Contains(vertex))
                Report(ProblemSeverity.Error, shape.IsJoin(vertex) ? "flow.join-never-fires" : "flow.never-runs", $"活动“{activity.Id}”永远不会运行。", activity, []);
        }
        if (_doubled.Count == 0 && Trapped() is { } trap)
            Report(ProblemSeverity.Error, "flow.no-way-out", "流程可能进入一个永远无法结束的循环。", shape.Flowchart, trap.Path);
    }

    /// <summary>The nearest state from which no end can be reached; states that are stuck are reported as such.</summary>
    private Visit? Trapped()
    {
        var before = _visits.Values.SelectMany(v => v.Next.Select(n => (n, v))).ToLookup(p => p.n, p => p.v);
        var free = new HashSet<Visit>(_visits.Values.Where(v => v.Flow.IsDone || v.Flow.IsStuck), ReferenceEqualityComparer.Instance);
        var queue = new Queue<Visit>(free);
        while (queue.TryDequeue(out var visit))
        {
            foreach (var earlier in before[visit].Where(free.Add))
                queue.Enqueue(earlier);
        }
        return _visits.Values.FirstOrDefault(v => !free.Contains(v));
    }

    private void Report(ProblemSeverity severity, string code, string message, ActivityNode activity, IReadOnlyList<string> path) =>
        _problems.Add(new DefinitionProblem(severity, code, message, activity.Id) { Path = path });
}
