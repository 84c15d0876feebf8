namespace Approval.Workflows.Instances;

/// <summary>Wakes the workers of this process after a commit. Only a hint: polling finds everything.</summary>
internal sealed class WorkSignal
{
    public Bell Jobs { get; } = new();

    public Bell Timers { get; } = new();

    /// <summary>Rings at most once until somebody hears it.</summary>
    internal sealed class Bell : IDisposable
    {
        private readonly SemaphoreSlim _rung = new(0, 1);

        public void Wake()
        {
            try
            {
                if (_rung.CurrentCount == 0)
                    _rung.Release();
            }
            catch (SemaphoreFullException)
            {
                // Two commits rang at the same moment; one ring is enough.
            }
        }

        public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _rung.WaitAsync(atMost, cancel);

        public void Dispose() => _rung.Dispose();
    }
}
