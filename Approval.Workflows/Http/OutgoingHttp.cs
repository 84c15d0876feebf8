namespace Approval.Workflows.Http;

/// <summary>How jobs reach other systems. The host may register one of its own, with a proxy, certificates or fewer hosts.</summary>
/// <param name="Client">Its time-out bounds one request.</param>
public sealed record OutgoingHttp(HttpClient Client)
{
    /// <summary>Hosts that may be called; null allows any.</summary>
    public IReadOnlyCollection<string>? AllowedHosts { get; init; }

    /// <summary>Bytes of an answer that are read.</summary>
    public int MostBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Thirty seconds for a request, no redirects to somewhere else.</summary>
    public static OutgoingHttp Standard() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(30) });
}
