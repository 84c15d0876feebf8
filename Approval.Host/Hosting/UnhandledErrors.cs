using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Approval.Host.Hosting;

/// <summary>Answers a bug without telling its inside; the framework has logged it, once, under the trace id that the answer shows.</summary>
internal sealed class UnhandledErrors : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
            await RefuseAsync(httpContext, bad.StatusCode);
        else if (exception is NpgsqlException { IsTransient: true })
            await AskToComeBackAsync(httpContext);
        else
            await ErrorAnswer.WriteAsync(httpContext, StatusCodes.Status500InternalServerError, "host.unexpected",
                "系统出现意外错误，您已填写的内容未被更改；请稍后重试，若仍出错请告知追踪编号。",
                "Something unexpected happened; nothing was changed. Try again, and tell us the trace number if it happens again.");
        return true;
    }

    /// <summary>Whether the framework should keep this exception out of the error log: a request that cannot be read is no bug of ours.</summary>
    public static bool IsCallersFault(Exception exception) => exception is BadHttpRequestException;

    private static Task AskToComeBackAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return ErrorAnswer.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "store.unavailable",
            "数据库暂时不可用，您已填写的内容未被更改，请稍后重试。", "The database is away for a moment; nothing was changed. Try again shortly.");
    }

    private static Task RefuseAsync(HttpContext context, int status) => status == StatusCodes.Status413PayloadTooLarge
        ? ErrorAnswer.WriteAsync(context, status, "request.too-large", "提交的内容过大。", "The request is too large.")
        : ErrorAnswer.WriteAsync(context, status, "request.malformed", "无法读取请求内容，请检查格式。", "The request cannot be read; check its format.");
}
