using System.Globalization;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Host.Hosting;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.Window;

/// <summary><c>/window</c>: the clerk's queue, a case at the desk, and the one-time notice of corrections.</summary>
internal static class WindowDoor
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/window", QueueAsync).RequireAuthorization(Role.Clerk);
        pages.MapGet("/window/{id:guid}", (Guid id, HttpContext http, Desk desk, CancellationToken cancel) => desk.CaseAsync(http, id, null, cancel)).RequireAuthorization(Role.Clerk);
        pages.MapForm("/window/{id:guid}", Role.Clerk, StepAsync);
        pages.MapGet("/window/{id:guid}/correction", (Guid id, HttpContext http, Desk desk, CancellationToken cancel) =>
            desk.CorrectionAsync(http, id, null, cancel)).RequireAuthorization(Role.Clerk);
        pages.MapForm("/window/{id:guid}/correction", Role.Clerk, CorrectAsync);
    }

    private static async Task<IResult> QueueAsync(HttpContext http, CaseQueries cases, CancellationToken cancel)
    {
        var actor = http.User.ToActor();
        return Page.Of<QueuePage>(new { Waiting = await cases.DeskAsync(actor, cancel), Handled = await cases.HandledAsync(actor, cancel) });
    }

    private static async Task<IResult> StepAsync(Guid id, HttpContext http, Desk desk, ReceiveCase receive, AcceptCase accept, DeclineCase decline, CancellationToken cancel)
    {
        var (actor, form, seen) = (http.User.ToActor(), http.Request.Form, SeenVersion(http));
        var done = form["do"].ToString() switch
        {
            "receive" => await receive.HandleAsync(actor, new(id, seen), cancel),
            "accept" => await accept.HandleAsync(actor, new(id, seen), cancel),
            "decline" => await decline.HandleAsync(actor, new(id, form["reason"], form["rightOffice"].FirstOrDefault() is { Length: > 0 } office ? office : null, seen), cancel),
            _ => new Problem(ProblemKind.Malformed, "request.malformed", "无法识别这个操作。", "This action is not known."),
        };
        return done.Problem is { } problem ? await desk.CaseAsync(http, id, problem, cancel) : Page.Then($"/window/{id}");
    }

    private static async Task<IResult> CorrectAsync(Guid id, HttpContext http, Desk desk, RequestCorrection request, CancellationToken cancel)
    {
        var done = await request.HandleAsync(http.User.ToActor(), new(id, Ticks.Of(http.Request.Form), SeenVersion(http)), cancel);
        return done.Problem is { } problem ? await desk.CorrectionAsync(http, id, problem, cancel) : Page.Then($"/window/{id}");
    }

    private static int? SeenVersion(HttpContext http) =>
        int.TryParse(http.Request.Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>Draws the pages of one case at the desk; after a failure with all that was typed.</summary>
    internal sealed class Desk(CaseQueries cases, FormViews views, BundleCatalogue catalogue)
    {
        public Task<IResult> CaseAsync(HttpContext http, Guid id, Problem? problem, CancellationToken cancel) => ShowAsync(http, id, problem, cancel, async (detail, view) =>
        {
            var release = await catalogue.ReleaseAsync(detail.ReleaseHash, cancel);
            return Page.Of<DeskPage>(new { Case = detail, View = view, Release = release, Problem = problem, Typed = TypedIn(http) }, StatusOf(problem));
        });

        public Task<IResult> CorrectionAsync(HttpContext http, Guid id, Problem? problem, CancellationToken cancel) => ShowAsync(http, id, problem, cancel, (detail, view) =>
            Task.FromResult(detail.AllowedActions.Contains(nameof(CaseAction.RequestCorrection)) || problem is not null
                ? Page.Of<CorrectionPage>(new { Case = detail, View = view, Problem = problem, Typed = TypedIn(http) }, StatusOf(problem))
                : Page.Then($"/window/{id}")));

        private async Task<IResult> ShowAsync(HttpContext http, Guid id, Problem? problem, CancellationToken cancel, Func<CaseDetail, FormView, Task<IResult>> show)
        {
            var found = await cases.DetailAsync(http.User.ToActor(), id, cancel);
            return found.Value is { } detail ? await show(detail, await views.ReadAsync(detail, cancel)) : Page.Of(problem ?? found.Problem!);
        }

        private static IFormCollection? TypedIn(HttpContext http) => http.Request.HasFormContentType ? http.Request.Form : null;

        private static int StatusOf(Problem? problem) => problem is null ? StatusCodes.Status200OK : ErrorAnswer.StatusOf(problem.Kind);
    }
}
