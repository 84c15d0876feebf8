using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Flowcharts;

namespace Approval.Workflows.Instances;

/// <summary>
/// Moves an instance to another document. Only what runs, waits or is queued is carried over, by the ids of its
/// activities; nothing starts, so nothing that has finished runs again.
/// </summary>
internal static class Migration
{
    /// <summary>What the target lacks, as one sentence each; nothing when the instance can be moved.</summary>
    public static List<string> Obstacles(WorkflowInstance instance, CompiledWorkflow target)
    {
        var obstacles = new List<string>();
        foreach (var context in WaitingFor.All(instance.Root))
        {
            var key = context.Node.Key;
            if (!target.Nodes.TryGetValue(key, out var node))
                obstacles.Add($"activity '{key}' is active and not in the target");
            else if (node.Type != context.Node.Type || node.Parent?.Key != context.Node.Parent?.Key)
                obstacles.Add($"activity '{key}' is active and is another one in the target");
            else if (context.Flow is { } flow)
                obstacles.AddRange(flow.Arrived.Where(e => Find(node, Edge(context.Node, e)) < 0).Select(e => $"a finished branch waits on connection '{Name(context.Node, e)}', which is not in the target"));
        }
        obstacles.AddRange(instance.Left.Where(i => !target.Nodes.ContainsKey(i.Node.Key)).Select(i => $"activity '{i.Node.Key}' is queued and not in the target"));
        return obstacles;
    }

    /// <summary>Brings the connections that flowcharts remember by number to the numbers of the new document.</summary>
    /// <param name="instance">Read from the state with the new document.</param>
    public static void Carry(WorkflowInstance instance, CompiledWorkflow from)
    {
        foreach (var context in WaitingFor.All(instance.Root).Where(c => c.Flow is not null))
        {
            var old = from.Nodes[context.Node.Key];
            var start = old.Members("activities")[context.Flow!.Start].Key;
            var moved = new FlowState { Start = context.Node.Members("activities").FirstOrDefault(a => a.Key == start)?.Position ?? FlowPlan.Of(context.Node).Start };
            moved.Arrived.UnionWith(context.Flow.Arrived.Select(e => Find(context.Node, Edge(old, e))).Where(e => e >= 0));
            moved.Spent.UnionWith(context.Flow.Spent.Select(e => Find(context.Node, Edge(old, e))).Where(e => e >= 0));
            context.Flow = moved;
        }
    }

    private static (string Source, string Port, string Target) Edge(ActivityNode flowchart, int number)
    {
        var plan = FlowPlan.Of(flowchart);
        var (source, port, target) = plan.Graph(plan.Start).Edges[number];
        var activities = flowchart.Members("activities");
        return (activities[source].Key, port, activities[target].Key);
    }

    private static int Find(ActivityNode flowchart, (string Source, string Port, string Target) edge)
    {
        var plan = FlowPlan.Of(flowchart);
        for (var i = 0; i < plan.Graph(plan.Start).Edges.Count; i++)
        {
            if (Edge(flowchart, i) == edge)
                return i;
        }
        return -1;
    }

    private static string Name(ActivityNode flowchart, int number) => Edge(flowchart, number) is var (source, port, target) ? $"{source}.{port} → {target}" : "";
}
