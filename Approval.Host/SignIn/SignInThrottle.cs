using System.Collections.Concurrent;

namespace Approval.Host.SignIn;

/// <summary>
/// Slows guessing down: after five failures of one name from one address, or fifty from one address, further tries are refused unread until
/// five minutes have passed since the last counted one. Kept in memory, per host: it slows, it does not record.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int PerName = 5;
    private const int PerAddress = 50;
    private const int MostEntries = 20_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the next try; null when it may be made now.</summary>
    public TimeSpan? Wait(string name, string address) => Longer(Wait(NameKey(name, address), PerName), Wait(address, PerAddress));

    public void Failed(string name, string address)
    {
        Count(NameKey(name, address));
        Count(address);
        if (_failures.Count > MostEntries)
            Forget();
    }

    /// <summary>A success clears the name; the address keeps its count, or one known password would unlock guessing at others.</summary>
    public void Succeeded(string name, string address) => _failures.TryRemove(NameKey(name, address), out _);

    // A null byte cannot be part of an address, so two pairs never share a key.
    private static string NameKey(string name, string address) => $"{address}\0{UserStore.Normal(name)}";

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one > other || other is null ? one : other;

    private TimeSpan? Wait(string key, int most)
    {
        if (!_failures.TryGetValue(key, out var failures) || failures.Count < most)
            return null;
        var left = failures.Last + Window - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    private void Count(string key)
    {
        var now = time.GetUtcNow();
        _failures.AddOrUpdate(key, _ => new(1, now), (_, old) => old.Last + Window <= now ? new(1, now) : new(old.Count + 1, now));
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, failures) in _failures)
        {
            if (failures.Last + Window <= now)
                _failures.TryRemove(key, out _);
        }

        // Still too many: somebody floods us with names, and memory counts more than they do.
        if (_failures.Count > MostEntries)
            _failures.Clear();
    }

    private sealed record Failures(int Count, DateTimeOffset Last);
}
