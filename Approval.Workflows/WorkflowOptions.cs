using Approval.Workflows.Execution;

namespace Approval.Workflows;

/// <summary>Settings of the engine on one host.</summary>
public sealed record WorkflowOptions
{
    /// <summary>Mode of flowcharts whose definition names none.</summary>
    public FlowchartMode DefaultMode { get; init; } = FlowchartMode.TokenBased;

    /// <summary>Activities that may run in one burst.</summary>
    public int StepsPerBurst { get; init; } = 100_000;

    /// <summary>Compiled definitions kept in memory.</summary>
    public int CachedDefinitions { get; init; } = 256;

    /// <summary>How often workers look when nobody wakes them.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs taken at once, and jobs running at once.</summary>
    public int JobBatch { get; init; } = 50;

    public int JobConcurrency { get; init; } = 8;
}
