using Approval.Activities.Outcomes;
using Shouldly;

namespace Approval.Activities.Tests.Flow;

internal static class Results
{
    /// <summary>The value; a problem ends the test with its sentences.</summary>
    public static T Done<T>(this Result<T> result)
    {
        if (result.Problem is { } problem)
            throw new ShouldAssertException($"{problem.Code}: {problem.Chinese} {string.Join(" ", problem.Fields.Select(f => $"[{f.Path} {f.Code}]"))}");
        return result.Value!;
    }

    /// <summary>The problem, which must have this kind and code.</summary>
    public static Problem Problem<T>(this Result<T> result, ProblemKind kind, string code)
    {
        var problem = result.Problem.ShouldNotBeNull($"expected {code}");
        (problem.Kind, problem.Code).ShouldBe((kind, code));
        return problem;
    }
}
