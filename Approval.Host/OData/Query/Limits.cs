namespace Approval.Host.OData.Query;

/// <summary>Numbers of the options, held to their limits.</summary>
internal static class Limits
{
    public static int? Top(long? value) => Within(value, QueryLimits.MaxTop, QueryProblems.TopTooLarge);

    public static int? Skip(long? value) => Within(value, QueryLimits.MaxSkip, QueryProblems.SkipTooLarge);

    private static int? Within(long? value, int limit, Func<ODataProblem> problem) =>
        value is null ? null : value <= limit ? (int)value : throw new QueryRefusedException(problem());
}
