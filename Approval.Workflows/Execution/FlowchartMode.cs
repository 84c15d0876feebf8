namespace Approval.Workflows.Execution;

/// <summary>Elsa's two flowchart algorithms; a definition names its own in <c>customProperties["Flowchart:ExecutionMode"]</c>.</summary>
public enum FlowchartMode
{
    /// <summary>The host's default.</summary>
    Default = 0,

    /// <summary>Default of Elsa's server image and of Studio: joins follow <c>mergeMode</c>.</summary>
    TokenBased = 1,

    /// <summary>Default of Elsa's library: <c>mergeMode</c> is ignored, an improper loop faults.</summary>
    CounterBased = 2,
}
