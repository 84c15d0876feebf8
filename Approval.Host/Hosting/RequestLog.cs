using System.Diagnostics;

namespace Approval.Host.Hosting;

/// <summary>One line a request: what, how it ended, how long, by whom. Query strings stay out, they may carry personal data.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        context.Response.OnStarting(ShowTrace, context);
        await next(context);
        var level = context.Response.StatusCode >= 500 ? LogLevel.Warning
            : context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) ? LogLevel.Debug : LogLevel.Information;
        log.Log(level, "{Method} {Path} {Status} {Milliseconds:0.0} ms {User}",
            context.Request.Method, context.Request.Path.Value, context.Response.StatusCode,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds, context.User.FindFirst("sub")?.Value ?? "-");
    }

    private static Task ShowTrace(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers["X-Trace-Id"] = ErrorAnswer.TraceOf(context);
        return Task.CompletedTask;
    }
}
