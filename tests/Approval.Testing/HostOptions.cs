using Microsoft.AspNetCore.Builder;

namespace Approval.Testing;

/// <summary>How a test's host differs from the usual one.</summary>
public sealed record HostOptions
{
    /// <summary>Directory of the definitions; null for the repository's own.</summary>
    public string? Definitions { get; init; }

    /// <summary>Whether demo users and keys exist.</summary>
    public bool DemoData { get; init; } = true;

    /// <summary>Further options as on the command line, e.g. <c>--Section:Key=value</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Changes services before the host is built.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>Adds doors to the host, e.g. one that fails.</summary>
    public Action<WebApplication>? Doors { get; init; }

    /// <summary>A database that is there already; null for a fresh one.</summary>
    public TestDatabase? Database { get; init; }
}
