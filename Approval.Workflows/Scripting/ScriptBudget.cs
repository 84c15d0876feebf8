namespace Approval.Workflows.Scripting;

/// <summary>What a script may use up in one run.</summary>
/// <param name="Steps">Statements, calls, loop rounds and elements handled by library functions.</param>
/// <param name="Time">Wall time of the run.</param>
/// <param name="Depth">Nested calls, those of library functions included.</param>
/// <param name="Bytes">Bytes allocated over the whole run; memory that became free again is not given back.</param>
public sealed record ScriptBudget(long Steps, TimeSpan Time, int Depth, long Bytes)
{
    /// <summary>One million steps, 250 ms, 128 calls deep, 16 MB.</summary>
    public static ScriptBudget Default { get; } = new(1_000_000, TimeSpan.FromMilliseconds(250), 128, 16 * 1024 * 1024);
}

/// <summary>The four budgets of <see cref="ScriptBudget"/>.</summary>
public enum ScriptResource
{
    /// <summary>Statements, calls, loop rounds, elements.</summary>
    Steps,

    /// <summary>Wall time.</summary>
    Time,

    /// <summary>Nested calls or nested data.</summary>
    Depth,

    /// <summary>Allocated bytes.</summary>
    Bytes,
}
