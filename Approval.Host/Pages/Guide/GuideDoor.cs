using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Host.Pages.Layout;

namespace Approval.Host.Pages.Guide;

/// <summary><c>/</c> and <c>/guide/{bundle}</c>: what can be done here, open to everybody.</summary>
internal static class GuideDoor
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", HomeAsync).AllowAnonymous();
        pages.MapGet("/guide/{bundle}", GuideAsync).AllowAnonymous();
    }

    private static async Task<IResult> HomeAsync(BundleCatalogue catalogue, CancellationToken cancel) =>
        Page.Of<HomePage>(new { Releases = await catalogue.AllAsync(cancel) });

    private static async Task<IResult> GuideAsync(string bundle, BundleCatalogue catalogue, CancellationToken cancel)
    {
        if (await catalogue.CurrentAsync(bundle, cancel) is not { } release)
            return Page.Of(CaseForm.UnknownBundle(bundle));
        return Page.Of<GuidePage>(new { Release = release, Savings = MergeSavings.Of(release) });
    }
}
