using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>Counts what one run uses and stops it when a budget is used up. Bytes are counted before they are allocated.</summary>
internal sealed class Meter(ScriptBudget budget, CancellationToken cancellation)
{
    private const int StepsPerLook = 256;

    private readonly long _deadline = Stopwatch.GetTimestamp() + (long)(Math.Min(budget.Time.TotalSeconds, 86_400) * Stopwatch.Frequency);
    private readonly int _maxDepth = budget.Depth;
    private long _steps = budget.Steps;
    private long _bytes = budget.Bytes;
    private int _window = (int)Math.Clamp(budget.Steps + 1, 1, StepsPerLook);
    private int _untilLook = (int)Math.Clamp(budget.Steps + 1, 1, StepsPerLook);

    public int Depth { get; set; }

    public long BytesLeft => _bytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_untilLook <= 0) Look(0);
    }

    /// <summary>Counts <paramref name="amount"/> steps of a library function at once.</summary>
    public void Work(long amount)
    {
        if (amount < _untilLook) _untilLook -= (int)amount;
        else Look(amount);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allocate(long bytes)
    {
        if ((_bytes -= bytes) < 0) throw new ScriptBudgetException(ScriptResource.Bytes);
    }

    /// <summary>Refuses a length before anything of it is built.</summary>
    public void Require(double bytes)
    {
        if (bytes > _bytes) throw new ScriptBudgetException(ScriptResource.Bytes);
    }

    public void Enter()
    {
        if (++Depth > _maxDepth) throw new ScriptBudgetException(ScriptResource.Depth);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Step();
    }

    public void Leave() => Depth--;

    // The clock is read once in a while only; the steps since the last look are taken off here.
    private void Look(long amount)
    {
        _steps -= _window - _untilLook + amount;
        _window = _untilLook = StepsPerLook;
        if (_steps < 0) throw new ScriptBudgetException(ScriptResource.Steps);
        if (Stopwatch.GetTimestamp() > _deadline) throw new ScriptBudgetException(ScriptResource.Time);
        cancellation.ThrowIfCancellationRequested();
    }
}
