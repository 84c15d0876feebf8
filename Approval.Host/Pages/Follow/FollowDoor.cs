using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Materials;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Host.Hosting;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.Follow;

/// <summary><c>/cases</c> and <c>/cases/{id}</c>: the applicant's cases, their progress, their documents.</summary>
internal static class FollowDoor
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases", ListAsync).RequireAuthorization(Role.Applicant);
        pages.MapGet("/cases/{id:guid}", (Guid id, string? submitted, HttpContext http, CaseQueries cases, FormViews views, BundleCatalogue catalogue, CancellationToken cancel) =>
            ShowAsync(id, submitted is not null, null, http, cases, views, catalogue, cancel)).RequireAuthorization(Role.Applicant);
        pages.MapForm("/cases/{id:guid}/withdraw", Role.Applicant, WithdrawAsync);
        pages.MapGet("/cases/{id:guid}/materials/{material}", FileAsync).RequireAuthorization();
    }

    private static async Task<IResult> ListAsync(HttpContext http, CaseQueries cases, CancellationToken cancel) =>
        Page.Of<CasesPage>(new { Cases = await cases.MineAsync(http.User.ToActor(), cancel) });

    private static async Task<IResult> ShowAsync(
        Guid id, bool submitted, Problem? problem, HttpContext http, CaseQueries cases, FormViews views, BundleCatalogue catalogue, CancellationToken cancel)
    {
        var found = await cases.DetailAsync(http.User.ToActor(), id, cancel);
        if (found.Problem is { } unknown)
            return Page.Of(unknown);
        var detail = found.Value!;
        var view = await views.OfAsync(detail, cancel);
        var release = await catalogue.ReleaseAsync(detail.ReleaseHash, cancel);
        var status = problem is null ? StatusCodes.Status200OK : ErrorAnswer.StatusOf(problem.Kind);
        return Page.Of<CasePage>(new { Case = detail, View = view, Release = release, Submitted = submitted, Problem = problem }, status);
    }

    private static async Task<IResult> WithdrawAsync(
        Guid id, HttpContext http, WithdrawCase withdraw, CaseQueries cases, FormViews views, BundleCatalogue catalogue, CancellationToken cancel)
    {
        var done = await withdraw.HandleAsync(http.User.ToActor(), new(id, http.Request.Form["reason"]), cancel);
        return done.Problem is { } problem ? await ShowAsync(id, false, problem, http, cases, views, catalogue, cancel) : Page.Then($"/cases/{id}");
    }

    // Shown beside the page, never run: a file of somebody else's making gets no rights on this site.
    private static async Task<IResult> FileAsync(Guid id, string material, HttpContext http, ReadMaterial files, CancellationToken cancel)
    {
        var found = await files.HandleAsync(http.User.ToActor(), id, material, cancel);
        if (found.Problem is { } problem)
            return Page.Of(problem);
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        http.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline") { FileNameStar = found.Value!.FileName }.ToString();
        return Results.Bytes(found.Value.Content, found.Value.MediaType);
    }
}
