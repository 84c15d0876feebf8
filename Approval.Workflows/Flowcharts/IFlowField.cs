using Approval.Workflows.Execution;

namespace Approval.Workflows.Flowcharts;

/// <summary>What a flow step acts on: a flowchart of a running instance, or one that is only imagined to check it.</summary>
internal interface IFlowField
{
    FlowGraph Graph { get; }

    FlowState State { get; }

    FlowchartMode Mode { get; }

    JoinRule Rule(int vertex);

    /// <summary>True when a vertex that runs, waits or stands in the queue meets the condition.</summary>
    bool IsAlive(Predicate<int> condition);

    void Schedule(int vertex);

    /// <summary>Cancels what runs or waits (not what is queued) and answers which vertices that were.</summary>
    IReadOnlyList<int> Cancel(Predicate<int> condition);

    /// <summary>A loop that counter mode does not allow was followed.</summary>
    void RefuseLoop(int edge);
}
