using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Approval.Host.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, 200 or 503 with
/// <c>{"status":"ready|not-ready","checks":[{"name","status","detail"}]}</c>. Both are public and tell no secrets.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", static () => Results.Json(new { Status = "live" })).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status == HealthStatus.Healthy ? "ready" : "not-ready",
        Checks = report.Entries.Select(static entry => new
        {
            Name = entry.Key,
            Status = entry.Value.Status == HealthStatus.Healthy ? "ok" : "failed",
            Detail = entry.Value.Description,
        }),
    });
}

/// <summary>Whether every start step is done.</summary>
internal sealed class StartHealth(StartState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Running is { } step ? HealthCheckResult.Unhealthy($"{step} is running") : HealthCheckResult.Healthy());
}
