using System.Globalization;
using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Queries;
using Approval.Host.Hosting;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.Apply;

/// <summary>
/// <c>/cases/{id}/form</c>: the one form. Every button saves first, so that whatever happens next nothing typed is lost; when even saving fails
/// the page comes back as it was sent.
/// </summary>
internal static class FormDoor
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases/{id:guid}/form", ShowAsync).RequireAuthorization(Role.Applicant);
        pages.MapForm("/cases/{id:guid}/form", Role.Applicant, SaveAsync);
    }

    private static async Task<IResult> ShowAsync(Guid id, string? add, string? saved, string? check, HttpContext http, CaseQueries cases, FormViews views, CancellationToken cancel)
    {
        var found = await cases.DetailAsync(http.User.ToActor(), id, cancel);
        if (found.Problem is { } problem)
            return Page.Of(problem);
        var detail = found.Value!;
        if (!detail.AllowedActions.Contains(nameof(CaseAction.EditForm)))
            return Page.Then($"/cases/{id}");
        var view = await views.OfAsync(detail, cancel, newRow: add, check: check is not null);
        return Page.Of<FormPage>(new { Case = detail, View = view, Saved = saved is not null });
    }

    private static async Task<IResult> SaveAsync(Guid id, HttpContext http, CaseQueries cases, FormViews views, SaveForm save, CancellationToken cancel)
    {
        var actor = http.User.ToActor();
        var found = await cases.DetailAsync(actor, id, cancel);
        if (found.Problem is { } unknown)
            return Page.Of(unknown);
        var form = http.Request.Form;
        var typed = PostedValues.Read(found.Value!.Form, form, found.Value.Values);
        var asked = form["do"].ToString().Split(':');
        if (asked is ["remove", var group, var row])
            RemoveRow(typed, group, row);
        int? seen = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        var done = await save.HandleAsync(actor, new(id, typed, null, seen), cancel);
        return done.Problem is { } problem
            ? Page.Of<FormPage>(new { Case = found.Value, View = await views.OfAsync(found.Value, cancel, typed), Problem = problem }, ErrorAnswer.StatusOf(problem.Kind))
            : Page.Then(After(id, asked));
    }

    private static string After(Guid id, string[] asked) => asked switch
    {
        ["add", var group] => $"/cases/{id}/form?add={Uri.EscapeDataString(group)}#{FieldPaths.IdOf(group)}",
        ["remove", var group, _] => $"/cases/{id}/form#{FieldPaths.IdOf(group)}",
        ["redraw"] => $"/cases/{id}/form",
        ["next"] => $"/cases/{id}/materials",
        _ => $"/cases/{id}/form?saved=1",
    };

    private static void RemoveRow(JsonObject values, string group, string row)
    {
        if (values[group] is JsonArray rows && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < rows.Count)
            rows.RemoveAt(index);
    }
}
