using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Approval.Activities.Outcomes;
using Approval.Host.Hosting;
using Approval.Host.Pages.Errors;

namespace Approval.Host.Pages.Layout;

/// <summary>Answers with a page.</summary>
internal static class Page
{
    /// <param name="parameters">The component's parameters, by name.</param>
    public static IResult Of<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A whole page for a failure that leaves nothing else to show.</summary>
    public static IResult Of(Problem problem) => Of(problem, ErrorAnswer.StatusOf(problem.Kind));

    /// <summary>The same under another status, for failures that stand behind no handler.</summary>
    public static IResult Of(Problem problem, int status) => Of<FailurePage>(new { Status = status, Problem = problem }, status);

    /// <summary>The page for a value, or for the problem that stands in its place.</summary>
    public static IResult Of<TPage, T>(Result<T> result, Func<T, object> parameters)
        where TPage : IComponent => result.Match(value => Of<TPage>(parameters(value)), Of);

    /// <summary>After something was done: the page that shows it, so that going back or reloading does nothing twice.</summary>
    public static IResult Then(string address) => Results.Redirect(address);
}
