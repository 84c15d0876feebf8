using System.Diagnostics;

namespace Approval.Testing;

/// <summary>Waits for what another process or thread will do; for everything else there is <see cref="FakeTime"/>.</summary>
public static class Eventually
{
    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not within thirty seconds; says what was waited for.</exception>
    public static async Task TrueAsync(Func<Task<bool>> question, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await question())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"Waited thirty seconds until {what}.");
            await Task.Delay(50);
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string)"/>
    public static Task TrueAsync(Func<bool> question, string what) => TrueAsync(() => Task.FromResult(question()), what);
}
