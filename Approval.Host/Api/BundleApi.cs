using System.Text.Json;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Host.Hosting;

namespace Approval.Host.Api;

/// <summary>
/// What there is to apply for, before anybody signs in: <c>GET /api/bundles</c>, <c>GET /api/bundles/{id}</c>,
/// <c>POST /api/bundles/{id}/situation</c> and <c>POST /api/bundles/{id}/merged-form</c>, both with
/// <c>{ "package": "…", "answers": { … } }</c>.
/// </summary>
internal static class BundleApi
{
    internal sealed record Choice(string? Package, JsonElement Answers);

    public static void MapBundles(this IEndpointRouteBuilder endpoints)
    {
        var bundles = endpoints.MapGroup("/api/bundles").AllowAnonymous();
        bundles.MapGet("", async (BundleCatalogue catalogue, CancellationToken cancel) =>
            ApiAnswer.Json((await catalogue.AllAsync(cancel)).Select(BundleAnswer.Of)));
        bundles.MapGet("{id}", (string id, BundleCatalogue catalogue, CancellationToken cancel) =>
            WithBundleAsync(id, catalogue, release => ApiAnswer.Json(BundleGuideAnswer.Of(release)), cancel));
        bundles.MapPost("{id}/situation", (string id, Choice choice, BundleCatalogue catalogue, CancellationToken cancel) =>
            WithBundleAsync(id, catalogue, release => Situation(release, choice), cancel));
        bundles.MapPost("{id}/merged-form", (string id, Choice choice, BundleCatalogue catalogue, CancellationToken cancel) =>
            WithBundleAsync(id, catalogue, release => MergedForm(release, choice), cancel));
    }

    private static IResult Situation(BundleRelease release, Choice choice)
    {
        return UntrustedJson.Read(choice.Answers).Match(
            answers => ApiAnswer.Json(SituationAnswer.Of(release, CaseForm.Situation(release, answers, choice.Package))),
            problem => problem.ToResult());
    }

    private static IResult MergedForm(BundleRelease release, Choice choice)
    {
        var answers = UntrustedJson.Read(choice.Answers);
        if (answers.Problem is { } unreadable)
            return unreadable.ToResult();
        var situation = CaseForm.Situation(release, answers.Value!, choice.Package);
        return situation.IsComplete
            ? ApiAnswer.Json(MergedFormAnswer.Of(release, CaseForm.Merge(release, situation)))
            : CaseForm.IncompleteAnswers(situation).ToResult();
    }

    private static async Task<IResult> WithBundleAsync(string id, BundleCatalogue catalogue, Func<BundleRelease, IResult> answer, CancellationToken cancel) =>
        await catalogue.CurrentAsync(id, cancel) is { } release ? answer(release) : CaseForm.UnknownBundle(id).ToResult();
}
