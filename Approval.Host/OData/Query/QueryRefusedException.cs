using Approval.Activities.Outcomes;

namespace Approval.Host.OData.Query;

/// <summary>
/// A query that is readable but not answered: unknown option, beyond a limit, not implemented. It is raised deep inside
/// a translation and caught once, at the edge of the protocol.
/// </summary>
internal sealed class QueryRefusedException(ODataProblem problem) : Exception(problem.English)
{
    public ODataProblem Problem => problem;
}

/// <summary>A problem with the status that the protocol gives it.</summary>
internal sealed record ODataProblem(int Status, string Code, string Chinese, string English, string? Target = null)
{
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>The library's own English sentence about a syntax error.</summary>
    public string? Detail { get; init; }
}
