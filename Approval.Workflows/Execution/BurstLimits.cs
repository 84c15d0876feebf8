namespace Approval.Workflows.Execution;

/// <summary>Bounds of one burst, so that one bad definition cannot take the host.</summary>
/// <param name="Steps">Executions of activities before the burst is faulted.</param>
internal sealed record BurstLimits(int Steps = 100_000)
{
    public static BurstLimits Standard { get; } = new();
}
