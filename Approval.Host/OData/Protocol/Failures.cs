using Approval.Activities.Outcomes;
using Approval.Host.Hosting;
using Approval.Host.OData.Query;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Npgsql;

namespace Approval.Host.OData.Protocol;

/// <summary>Maps what went wrong to a problem, or to none when it is a bug.</summary>
internal static class Failures
{
    public static ODataProblem NotFound() => new(404, "resource.unknown", "没有这项数据，或您无权查看。", "There is no such thing, or you may not see it.");

    /// <summary>The domain's own answer for a task of another department: an action must not tell that it exists.</summary>
    public static ODataProblem UnknownTask() => new(404, "task.unknown", "没有找到该审查任务，或它不属于您的部门。", "There is no such task, or it is not your department's.");

    public static ODataProblem MethodNotAllowed(string method) => new(405, "request.method", $"此地址不支持 {method}。", $"This address does not take {method}.", method);

    public static ODataProblem Of(Problem problem) =>
        new(ErrorAnswer.StatusOf(problem.Kind), problem.Code, problem.Chinese, problem.English) { Fields = problem.Fields };

    public static ODataProblem? Of(Exception exception) => exception switch
    {
        QueryRefusedException refused => refused.Problem,
        ODataUnrecognizedPathException path => new ODataProblem(404, "resource.unknown-path", "没有这个资源地址。", "There is no resource at this address.") { Detail = path.Message },
        ODataException error => OfParser(error),
        PostgresException error => OfDatabase(error),
        NpgsqlException { InnerException: TimeoutException } => QueryProblems.TooSlow(),
        NpgsqlException { IsTransient: true } => Unavailable(),
        _ => null,
    };

    private static ODataProblem Unavailable() => new(503, "store.unavailable", "数据服务暂时不可用，请稍后重试。", "The store cannot be reached just now; try again in a moment.");

    // The parser's limits have no type of their own, only their sentence.
    private static ODataProblem OfParser(ODataException error) => error.Message switch
    {
        var m when m.Contains("depth", StringComparison.OrdinalIgnoreCase) && m.Contains("expand", StringComparison.OrdinalIgnoreCase) => QueryProblems.ExpandTooLarge(),
        var m when m.Contains("maximum allowed", StringComparison.OrdinalIgnoreCase) => QueryProblems.ExpandTooLarge(),
        var m when m.Contains("recursion", StringComparison.OrdinalIgnoreCase) || m.Contains("too deep", StringComparison.OrdinalIgnoreCase) => QueryProblems.TooComplexToParse(),
        var m => QueryProblems.Syntax(null, m),
    };

    // Expressions are built so that no row can make them fail; what is left is a limit of PostgreSQL itself.
    private static ODataProblem? OfDatabase(PostgresException error) => error.SqlState[..2] switch
    {
        "22" or "54" => QueryProblems.Uncomputable(),
        _ when error.SqlState == PostgresErrorCodes.QueryCanceled => QueryProblems.TooSlow(),
        _ => error.IsTransient ? Unavailable() : null,
    };
}
