using Approval.Workflows.Execution;

namespace Approval.Workflows.Flowcharts;

/// <summary>A flowchart of a running instance.</summary>
internal sealed class FlowField(ActivityContext context) : IFlowField
{
    public FlowGraph Graph { get; } = FlowPlan.Of(context.Node).Graph((context.Flow ??= new FlowState()).Start);

    public FlowState State => context.Flow!;

    public FlowchartMode Mode => context.Node.Part.Mode;

    public JoinRule Rule(int vertex) => JoinRules.Of(context, context.Node.Members("activities")[vertex], Mode);

    public bool IsAlive(Predicate<int> condition) =>
        context.Children?.Exists(c => condition(c.Node.Position)) == true || context.Queued?.Exists(n => condition(n.Position)) == true;

    public void Schedule(int vertex) => context.Schedule(context.Node.Members("activities")[vertex]);

    public IReadOnlyList<int> Cancel(Predicate<int> condition)
    {
        var children = context.Children?.FindAll(c => condition(c.Node.Position)) ?? [];
        children.ForEach(context.Burst.Cancel);
        return children.ConvertAll(c => c.Node.Position);
    }

    public void RefuseLoop(int edge)
    {
        var (source, _, target) = Graph.Edges[edge];
        var children = context.Node.Members("activities");
        throw new WorkflowFaultException("flow.invalid-back-edge", $"Invalid backward connection from '{children[source].Id}' to '{children[target].Id}': a path from the start reaches the source without passing the target.");
    }
}
