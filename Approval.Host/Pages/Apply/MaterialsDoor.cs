using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Materials;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Host.Hosting;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.Apply;

/// <summary><c>/cases/{id}/materials</c> and <c>/cases/{id}/check</c>: the documents, and the last look before submitting.</summary>
internal static class MaterialsDoor
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases/{id:guid}/materials", (Guid id, HttpContext http, CaseQueries cases, FormViews views, CancellationToken cancel) =>
            MaterialsAsync(id, null, null, http, cases, views, cancel)).RequireAuthorization(Role.Applicant);
        pages.MapForm("/cases/{id:guid}/materials/{material}", Role.Applicant, AttachAsync);
        pages.MapGet("/cases/{id:guid}/check", (Guid id, HttpContext http, CaseQueries cases, FormViews views, CancellationToken cancel) =>
            CheckAsync(id, null, http, cases, views, cancel)).RequireAuthorization(Role.Applicant);
        pages.MapForm("/cases/{id:guid}/check", Role.Applicant, SubmitAsync);
    }

    private static async Task<IResult> MaterialsAsync(
        Guid id, string? material, Problem? problem, HttpContext http, CaseQueries cases, FormViews views, CancellationToken cancel)
    {
        var found = await cases.DetailAsync(http.User.ToActor(), id, cancel);
        if (found.Problem is { } unknown)
            return Page.Of(unknown);
        if (!found.Value!.AllowedActions.Contains(nameof(CaseAction.EditForm)))
            return Page.Then($"/cases/{id}");
        var view = await views.OfAsync(found.Value, cancel);
        var status = problem is null ? StatusCodes.Status200OK : ErrorAnswer.StatusOf(problem.Kind);
        return Page.Of<MaterialsPage>(new { Case = found.Value, View = view, Refused = material, Problem = problem }, status);
    }

    private static async Task<IResult> AttachAsync(
        Guid id, string material, HttpContext http, AttachMaterial attach, CaseQueries cases, FormViews views, CancellationToken cancel)
    {
        if (http.Request.Form.Files is not [{ Length: > 0 } file])
            return await MaterialsAsync(id, material, NoFile, http, cases, views, cancel);
        await using var content = file.OpenReadStream();
        var done = await attach.HandleAsync(http.User.ToActor(), new(id, material, file.FileName, file.ContentType, content), cancel);
        return done.Problem is { } problem
            ? await MaterialsAsync(id, material, problem, http, cases, views, cancel)
            : Page.Then($"/cases/{id}/materials#m-{material}");
    }

    private static async Task<IResult> CheckAsync(Guid id, Problem? problem, HttpContext http, CaseQueries cases, FormViews views, CancellationToken cancel)
    {
        var found = await cases.DetailAsync(http.User.ToActor(), id, cancel);
        if (found.Problem is { } unknown)
            return Page.Of(unknown);
        if (!found.Value!.AllowedActions.Contains(nameof(CaseAction.Submit)))
            return Page.Then($"/cases/{id}");
        var view = await views.OfAsync(found.Value, cancel, check: true);
        var status = problem is null ? StatusCodes.Status200OK : ErrorAnswer.StatusOf(problem.Kind);
        return Page.Of<CheckPage>(new { Case = found.Value, View = view, Problem = problem }, status);
    }

    // Back after a submission, or a second click, finds the case submitted: it is shown, nothing is doubled.
    private static async Task<IResult> SubmitAsync(Guid id, HttpContext http, SubmitCase submit, CaseQueries cases, FormViews views, CancellationToken cancel)
    {
        var done = await submit.HandleAsync(http.User.ToActor(), new(id), cancel);
        return done.Problem switch
        {
            null => Page.Then($"/cases/{id}?submitted=1"),
            { Kind: ProblemKind.Conflict } => Page.Then($"/cases/{id}"),
            var problem => await CheckAsync(id, problem, http, cases, views, cancel),
        };
    }

    private static Problem NoFile { get; } = new(ProblemKind.Invalid, "material.no-file", "请先选择一个文件，再点击上传。", "Choose a file first.");
}
