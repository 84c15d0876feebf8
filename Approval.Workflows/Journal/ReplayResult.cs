namespace Approval.Workflows;

/// <summary>What a replay found.</summary>
/// <param name="Bursts">How many were run again.</param>
/// <param name="Differences">One sentence each; none when everything came out as it had.</param>
public sealed record ReplayResult(int Bursts, IReadOnlyList<string> Differences)
{
    public bool IsSame => Differences.Count == 0;
}
