using System.Globalization;
using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Activities.Reviews;
using Approval.Host.Hosting;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.Review;

/// <summary><c>/reviews</c>: a department's tasks, each with only what its own item binds.</summary>
internal static class ReviewDoor
{
    private const string Result = "result:";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/reviews", ListAsync).RequireAuthorization(Role.Reviewer);
        pages.MapGet("/reviews/{id:guid}", (Guid id, HttpContext http, TaskDesk desk, CancellationToken cancel) => desk.TaskAsync(http, id, null, cancel)).RequireAuthorization(Role.Reviewer);
        pages.MapForm("/reviews/{id:guid}", Role.Reviewer, DecideAsync);
        pages.MapGet("/reviews/{id:guid}/return", (Guid id, HttpContext http, TaskDesk desk, CancellationToken cancel) =>
            desk.ReturnAsync(http, id, null, cancel)).RequireAuthorization(Role.Reviewer);
        pages.MapForm("/reviews/{id:guid}/return", Role.Reviewer, ReturnAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, CaseQueries cases, CancellationToken cancel)
    {
        var actor = http.User.ToActor();
        return Page.Of<TasksPage>(new { Open = await cases.TasksAsync(actor, open: true, cancel), Decided = await cases.TasksAsync(actor, open: false, cancel) });
    }

    private static async Task<IResult> DecideAsync(Guid id, HttpContext http, TaskDesk desk, ClaimTask claim, ReleaseTask release, CompleteTask complete, CancellationToken cancel)
    {
        var (actor, form, seen) = (http.User.ToActor(), http.Request.Form, SeenVersion(http));
        var done = form["do"].ToString() switch
        {
            "claim" => await claim.HandleAsync(actor, new(id, seen), cancel),
            "release" => await release.HandleAsync(actor, new(id, seen), cancel),
            var decision => await complete.HandleAsync(actor, new(id, decision, form["reasons"].FirstOrDefault() is { Length: > 0 } reasons ? reasons : null, Results(form), null, seen), cancel),
        };
        return done.Problem is { } problem ? await desk.TaskAsync(http, id, problem, cancel) : Page.Then($"/reviews/{id}");
    }

    private static async Task<IResult> ReturnAsync(Guid id, HttpContext http, TaskDesk desk, CompleteTask complete, CancellationToken cancel)
    {
        var form = http.Request.Form;
        var done = await complete.HandleAsync(
            http.User.ToActor(), new(id, nameof(ReviewDecision.Return), form["reasons"], null, Ticks.Of(form), SeenVersion(http)), cancel);
        return done.Problem is { } problem ? await desk.ReturnAsync(http, id, problem, cancel) : Page.Then($"/reviews/{id}");
    }

    // What the reviewer types in; everything else an approval yields is made by rule.
    private static JsonObject? Results(IFormCollection form)
    {
        var typed = form.Where(static field => field.Key.StartsWith(Result, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value)).ToList();
        return typed.Count == 0 ? null : new JsonObject(typed.Select(static field => KeyValuePair.Create<string, JsonNode?>(field.Key[Result.Length..], field.Value.ToString().Trim())));
    }

    private static int? SeenVersion(HttpContext http) =>
        int.TryParse(http.Request.Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

/// <summary>Draws the pages of one task; after a failure with all that was typed.</summary>
internal sealed class TaskDesk(CaseQueries cases, BundleCatalogue catalogue)
{
    public Task<IResult> TaskAsync(HttpContext http, Guid id, Problem? problem, CancellationToken cancel) => ShowAsync(http, id, problem, cancel, async (task, form) =>
    {
        var detail = await cases.DetailAsync(http.User.ToActor(), task.CaseId, cancel);
        var release = detail.Value is { } known ? await catalogue.ReleaseAsync(known.ReleaseHash, cancel) : null;
        return Page.Of<TaskPage>(new { Task = task, Form = form, Case = detail.Value, Release = release, Problem = problem, Typed = TypedIn(http) }, StatusOf(problem));
    });

    public Task<IResult> ReturnAsync(HttpContext http, Guid id, Problem? problem, CancellationToken cancel) => ShowAsync(http, id, problem, cancel, (task, form) =>
        System.Threading.Tasks.Task.FromResult(task.AllowedActions.Contains(nameof(TaskAction.Complete)) || problem is not null
            ? Page.Of<ReturnPage>(new { Task = task, Form = form, Problem = problem, Typed = TypedIn(http) }, StatusOf(problem))
            : Page.Then($"/reviews/{id}")));

    private async Task<IResult> ShowAsync(HttpContext http, Guid id, Problem? problem, CancellationToken cancel, Func<ReviewTaskView, TaskForm, Task<IResult>> show)
    {
        var actor = http.User.ToActor();
        var task = await cases.TaskAsync(actor, id, cancel);
        var form = await cases.TaskFormAsync(actor, id, cancel);
        return task.Value is { } seen && form.Value is { } own ? await show(seen, own) : Page.Of(problem ?? task.Problem ?? form.Problem!);
    }

    private static IFormCollection? TypedIn(HttpContext http) => http.Request.HasFormContentType ? http.Request.Form : null;

    private static int StatusOf(Problem? problem) => problem is null ? StatusCodes.Status200OK : ErrorAnswer.StatusOf(problem.Kind);
}
