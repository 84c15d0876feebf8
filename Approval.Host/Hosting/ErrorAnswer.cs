using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Approval.Activities.Outcomes;
using Approval.Host.Pages.Layout;

namespace Approval.Host.Hosting;

/// <summary>
/// The one way in which a door says that something went wrong: <c>application/problem+json</c> (RFC 9457) for programs, with
/// <c>type</c> = <c>urn:approval:</c> + code, <c>title</c>, <c>status</c>, <c>code</c>, <c>traceId</c> and <c>fields</c>; a small page for browsers.
/// </summary>
internal static class ErrorAnswer
{
    // Chinese goes out as itself, not as escapes; the answer is JSON and never part of a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The HTTP status of an expected failure.</summary>
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Malformed => StatusCodes.Status400BadRequest,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.UnsupportedFile => StatusCodes.Status415UnsupportedMediaType,
        ProblemKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of problem has no status."),
    };

    /// <summary>The answer to an expected failure, for minimal APIs.</summary>
    public static IResult ToResult(this Problem problem) => new Answer(StatusOf(problem.Kind), problem);

    /// <summary>An answer with a status of its own, for minimal APIs.</summary>
    public static IResult Result(int status, string code, string chinese, string english) =>
        new Answer(status, new Problem(ProblemKind.Malformed, code, chinese, english));

    /// <summary>Writes an answer that no handler's <see cref="Problem"/> stands behind, e.g. 401.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string chinese, string english) =>
        WriteAsync(context, status, new Problem(ProblemKind.Malformed, code, chinese, english));

    private static async Task WriteAsync(HttpContext context, int status, Problem problem)
    {
        var english = Caller.PrefersEnglish(context.Request);
        var trace = TraceOf(context);
        context.Response.StatusCode = status;
        if (Caller.WantsPage(context.Request))
        {
            if (status < StatusCodes.Status500InternalServerError)
            {
                await Page.Of(problem, status).ExecuteAsync(context);
                return;
            }

            // After a bug the page comes from something so plain that it cannot share the bug.
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(ErrorPage.Render(status, problem, english, trace));
            return;
        }

        var body = new
        {
            Type = "urn:approval:" + problem.Code,
            Title = english ? problem.English : problem.Chinese,
            Status = status,
            problem.Code,
            TraceId = trace,
            Fields = problem.Fields.Select(f => new { f.Path, f.Code, Message = english ? f.English : f.Chinese }),
        };
        await context.Response.WriteAsJsonAsync(body, Json, "application/problem+json; charset=utf-8", context.RequestAborted);
    }

    /// <summary>The id under which the log tells this request's story.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private sealed record Answer(int Status, Problem Problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, Status, Problem);
    }
}
