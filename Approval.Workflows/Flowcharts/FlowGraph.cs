using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Flowcharts;

/// <summary>A connection as the flow follows it. Vertices are positions among the flowchart's activities.</summary>
internal readonly record struct FlowEdge(int Source, string Port, int Target);

/// <summary>
/// The connections of a flowchart seen from one start. Walking breadth first, an edge is forward unless it would close
/// a circle of forward edges; then it is backward, a loop. Edges of activities the start never reaches are neither.
/// </summary>
internal sealed class FlowGraph
{
    private readonly bool[] _forward;
    private readonly ulong[]?[] _upstream;

    public FlowGraph(int vertices, IReadOnlyList<FlowEdge> edges, int start)
    {
        Edges = edges;
        Start = start;
        Out = Group(edges, vertices, e => e.Source);
        _forward = new bool[edges.Count];
        _upstream = new ulong[vertices][];
        Classify(vertices);
        In = Group(edges, vertices, e => e.Target).Select(list => list.Where(e => _forward[e]).ToArray()).ToArray();
    }

    public IReadOnlyList<FlowEdge> Edges { get; }

    public int Start { get; }

    /// <summary>Indexes of the edges that leave a vertex, in the order of the document.</summary>
    public int[][] Out { get; }

    /// <summary>Indexes of the forward edges that enter a vertex.</summary>
    public int[][] In { get; }

    public bool IsForward(int edge) => _forward[edge];

    public bool IsReachable(int vertex) => vertex == Start || In[vertex].Length > 0;

    /// <summary>Bits of all vertices from which forward edges lead to this one, itself left out.</summary>
    public ulong[] Upstream(int vertex) => _upstream[vertex] ??= Collect(vertex);

    public static bool Has(ulong[] set, int vertex) => (set[vertex >> 6] & (1UL << (vertex & 63))) != 0;

    /// <summary>A backward edge is a proper loop when every forward path to its source passes its target.</summary>
    public bool IsProperLoop(int edge)
    {
        var (source, _, target) = Edges[edge];
        return target == Start || !Reaches(Start, source, without: target);
    }

    /// <summary>Reads the connections of a flowchart; dangling ones are left out, a repeated one counts once.</summary>
    public static List<FlowEdge> EdgesOf(ActivityNode flowchart)
    {
        var positions = flowchart.Members("activities").GroupBy(n => n.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Position, StringComparer.Ordinal);
        var edges = new List<FlowEdge>();
        var seen = new HashSet<FlowEdge>();
        foreach (var connection in (flowchart.Raw("connections") as JsonArray ?? []).OfType<JsonObject>())
        {
            if (positions.TryGetValue(End(connection, "source") ?? "", out var source) && positions.TryGetValue(End(connection, "target") ?? "", out var target)
                && new FlowEdge(source, Port(connection), target) is var edge && seen.Add(edge))
                edges.Add(edge);
        }
        return edges;
    }

    public static string? End(JsonObject connection, string side) => connection[side] switch
    {
        JsonObject end => (string?)end["activity"],
        JsonValue legacy when legacy.TryGetValue<string>(out var id) => id,
        _ => null,
    };

    private static string Port(JsonObject connection) =>
        (connection["source"] is JsonObject source ? (string?)source["port"] : (string?)connection["sourcePort"]) is { Length: > 0 } port ? port : "Done";

    private static int[][] Group(IReadOnlyList<FlowEdge> edges, int vertices, Func<FlowEdge, int> by)
    {
        var lists = new List<int>?[vertices];
        for (var i = 0; i < edges.Count; i++)
            (lists[by(edges[i])] ??= []).Add(i);
        return [.. lists.Select(l => l is null ? [] : l.ToArray())];
    }

    private void Classify(int vertices)
    {
        var seen = new bool[vertices];
        var queue = new Queue<int>([Start]);
        seen[Start] = true;
        while (queue.TryDequeue(out var vertex))
        {
            foreach (var edge in Out[vertex])
            {
                var target = Edges[edge].Target;
                // A vertex met for the first time has no accepted edge yet, so it cannot close a circle.
                _forward[edge] = !seen[target] || !Reaches(target, vertex, without: -1);
                if (_forward[edge] && !seen[target])
                {
                    seen[target] = true;
                    queue.Enqueue(target);
                }
            }
        }
    }

    private bool Reaches(int from, int to, int without)
    {
        if (from == to)
            return true;
        var seen = new bool[Out.Length];
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var vertex))
        {
            foreach (var edge in Out[vertex])
            {
                var next = Edges[edge].Target;
                if (!_forward[edge] || next == without || seen[next])
                    continue;
                if (next == to)
                    return true;
                seen[next] = true;
                stack.Push(next);
            }
        }
        return false;
    }

    private ulong[] Collect(int vertex)
    {
        var set = new ulong[(Out.Length + 63) >> 6];
        var stack = new Stack<int>([vertex]);
        while (stack.TryPop(out var current))
        {
            foreach (var edge in In[current])
            {
                var source = Edges[edge].Source;
                if (Has(set, source))
                    continue;
                set[source >> 6] |= 1UL << (source & 63);
                stack.Push(source);
            }
        }
        return set;
    }
}
