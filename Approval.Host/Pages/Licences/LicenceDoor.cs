using Approval.Activities.Queries;
using Approval.Host.Pages.Layout;

namespace Approval.Host.Pages.Licences;

/// <summary><c>/verify/{code}</c>: what the QR on a licence opens, for everybody.</summary>
internal static class LicenceDoor
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/verify", (string? code) => string.IsNullOrWhiteSpace(code)
            ? Page.Of<VerifyPage>(new { })
            : Page.Then("/verify/" + Uri.EscapeDataString(code.Trim()))).AllowAnonymous();
        pages.MapGet("/verify/{code}", VerifyAsync).AllowAnonymous();
    }

    private static async Task<IResult> VerifyAsync(string code, LicenceQueries licences, CancellationToken cancel) =>
        (await licences.VerifyAsync(code, cancel)).Match(
            licence => Page.Of<VerifyPage>(new { Licence = licence }),
            problem => Page.Of<VerifyPage>(new { Unknown = problem }, StatusCodes.Status404NotFound));
}
