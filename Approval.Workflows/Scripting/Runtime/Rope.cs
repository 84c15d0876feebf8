namespace Approval.Workflows.Scripting.Runtime;

/// <summary>Two strings put together later, so that a loop of <c>s += t</c> is not quadratic.</summary>
internal sealed class Rope(Meter meter, object left, object right, int length)
{
    /// <summary>Shorter results are joined at once; the bookkeeping would cost more than the copy.</summary>
    public const int Threshold = 256;

    private object? _left = left;
    private object? _right = right;
    private string? _flat;

    public int Length => length;

    public string Flatten()
    {
        if (_flat is not null) return _flat;
        meter.Allocate(2L * length);
        meter.Work(length / 64);
        _flat = string.Create(length, this, static (span, rope) => rope.Fill(span));
        _left = _right = null;
        return _flat;
    }

    // From right to left with a stack of its own: ropes may be a hundred thousand levels deep.
    private void Fill(Span<char> span)
    {
        var end = span.Length;
        var pending = new Stack<object>();
        pending.Push(this);
        while (pending.TryPop(out var part))
        {
            if (part is Rope { _flat: null } rope)
            {
                pending.Push(rope._left!);
                pending.Push(rope._right!);
                continue;
            }
            var text = part as string ?? ((Rope)part)._flat!;
            end -= text.Length;
            text.CopyTo(span[end..]);
        }
    }
}
