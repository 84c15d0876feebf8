using Approval.Host.Hosting;

namespace Approval.Host.SignIn;

/// <summary>What a program or script posts to sign in.</summary>
internal sealed record SignInRequest(string? UserName, string? Password);

/// <summary>Who is signed in.</summary>
internal sealed record Me(string Id, string Login, string Name, IReadOnlyCollection<string> Roles, string? Department);

/// <summary>
/// <c>POST /api/sign-in</c> {userName, password}: 204 with the cookie, 401 <c>sign-in.refused</c>, 429 <c>sign-in.too-many</c> with Retry-After.
/// <c>POST /api/sign-out</c>: 204. <c>GET /api/me</c>: <see cref="Me"/>.
/// </summary>
internal static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/sign-in", SignInAsync).AllowAnonymous();
        endpoints.MapPost("/api/sign-out", SignOutAsync).AllowAnonymous();
        endpoints.MapGet("/api/me", Tell);
    }

    private static async Task<IResult> SignInAsync(SignInRequest request, HttpContext context, SignInDesk desk, CancellationToken cancel)
    {
        switch (await desk.SignInAsync(context, request.UserName, request.Password, cancel))
        {
            case SignInOutcome.Done:
                return Results.NoContent();
            case SignInOutcome.TooMany many:
                context.Response.Headers.RetryAfter = $"{Math.Ceiling(many.Wait.TotalSeconds)}";
                return ErrorAnswer.Result(StatusCodes.Status429TooManyRequests, SignInOutcome.TooMany.Code, many.Chinese, many.English);
            default:
                return ErrorAnswer.Result(
                    StatusCodes.Status401Unauthorized, SignInOutcome.Refused.Code, SignInOutcome.Refused.Chinese, SignInOutcome.Refused.English);
        }
    }

    private static Task SignOutAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return SignInDesk.SignOutAsync(context);
    }

    private static Me Tell(HttpContext context)
    {
        var actor = context.User.ToActor();
        return new(actor.Id, context.User.FindFirst(ActorClaims.Login)?.Value ?? actor.Id, actor.Name, [.. actor.Roles.Order(StringComparer.Ordinal)], actor.DepartmentId);
    }
}
