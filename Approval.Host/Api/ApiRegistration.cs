using Approval.Activities.Queries;

namespace Approval.Host.Api;

internal static class ApiRegistration
{
    /// <summary>The REST door for applicants' and clerks' programs.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapBundles();
        endpoints.MapCases();
        endpoints.MapGet("/api/verify/{code}", async (string code, HttpContext http, LicenceQueries licences, CancellationToken cancel) =>
            (await licences.VerifyAsync(code, cancel)).ToAnswer(http, _ => null, view => view)).AllowAnonymous();
    }
}
