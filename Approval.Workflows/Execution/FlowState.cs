namespace Approval.Workflows.Execution;

/// <summary>What a flowchart remembers between bursts: connections that were followed and whose join has not fired yet.</summary>
internal sealed class FlowState
{
    /// <summary>Index of the start activity; the graph is computed from it.</summary>
    public int Start { get; init; }

    /// <summary>Connections whose token waits at its target.</summary>
    public HashSet<int> Arrived { get; } = [];

    /// <summary>Connections already used in the open round of a first-come join: a late token on another one is swallowed.</summary>
    public HashSet<int> Spent { get; } = [];
}
