using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Forms;
using Approval.Forms.Situations;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.Apply;

/// <summary><c>/apply/{bundle}</c>: the situation questions; their answers make a draft.</summary>
internal static class ApplyDoor
{
    private const string Question = "q:";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/apply/{bundle}", ShowAsync).RequireAuthorization(Role.Applicant);
        pages.MapForm("/apply/{bundle}", Role.Applicant, AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(string bundle, BundleCatalogue catalogue, CancellationToken cancel) =>
        await catalogue.CurrentAsync(bundle, cancel) is { } release
            ? Page.Of<ApplyPage>(new { Release = release, Situation = CaseForm.Situation(release, [], null) })
            : Page.Of(CaseForm.UnknownBundle(bundle));

    private static async Task<IResult> AnswerAsync(string bundle, HttpContext http, BundleCatalogue catalogue, StartCase start, CancellationToken cancel)
    {
        if (await catalogue.CurrentAsync(bundle, cancel) is not { } release)
            return Page.Of(CaseForm.UnknownBundle(bundle));
        var answers = Answers(release, http.Request.Form);
        var situation = CaseForm.Situation(release, answers, null);
        if (http.Request.Form["do"] == "redraw")
            return Page.Of<ApplyPage>(new { Release = release, Situation = situation });
        if (!situation.IsComplete)
            return Page.Of<ApplyPage>(new { Release = release, Situation = situation, Findings = Findings(situation) }, StatusCodes.Status422UnprocessableEntity);
        var started = await start.HandleAsync(http.User.ToActor(), new(bundle, null, answers), cancel);
        return started.Match(session => Page.Then($"/cases/{session.Case.Id}/form"), Page.Of);
    }

    // An answer to a question that has gone out of sight is not an answer.
    private static JsonObject Answers(BundleRelease release, IFormCollection form)
    {
        var all = new JsonObject();
        foreach (var question in release.Bundle.Questions)
            if (form[Question + question.Id] is { Count: > 0 } given)
                all[question.Id] = question.Kind == QuestionKind.Multiple ? new JsonArray([.. given.Select(static value => JsonValue.Create(value))]) : given[0];
        var visible = CaseForm.Situation(release, all, null).VisibleQuestions.Select(static question => question.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var hidden in all.Select(static answer => answer.Key).Where(id => !visible.Contains(id)).ToList())
            all.Remove(hidden);
        return all;
    }

    private static IReadOnlyList<FieldFinding> Findings(Situation situation) =>
        [.. situation.Errors.Select(static error => new FieldFinding(error.Path, new LocalizedText(error.Zh, error.En)))];
}
