using Approval.Activities.Outcomes;
using Approval.Host.Pages.Errors;
using Approval.Host.Pages.Layout;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.SignIn;

/// <summary><c>/sign-in</c> and <c>/sign-out</c>.</summary>
internal static class SignInDoor
{
    private static readonly string[] OwnFields = ["userName", "password", "returnUrl"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", (string? returnUrl, HttpContext context) => context.User.Identity?.IsAuthenticated == true
            ? Page.Then(ReturnUrl.Safe(returnUrl))
            : Page.Of<SignInPage>(new { ReturnTo = returnUrl })).AllowAnonymous();
        pages.MapForm("/sign-in", null, SignInAsync);
        pages.MapForm("/sign-out", null, SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignInDesk desk, CancellationToken cancel)
    {
        var form = context.Request.Form;
        var outcome = await desk.SignInAsync(context, form["userName"], form["password"], cancel);
        if (outcome is SignInOutcome.Done done)
            return Continue(context, done, form);
        var (status, problem) = outcome is SignInOutcome.TooMany many
            ? (StatusCodes.Status429TooManyRequests, new Problem(ProblemKind.Forbidden, SignInOutcome.TooMany.Code, many.Chinese, many.English))
            : (StatusCodes.Status401Unauthorized, new Problem(ProblemKind.Forbidden, SignInOutcome.Refused.Code, SignInOutcome.Refused.Chinese, SignInOutcome.Refused.English));
        var carried = EchoedForm.Of(form).Where(static field => !OwnFields.Contains(field.Key, StringComparer.Ordinal)).ToList();
        return Page.Of<SignInPage>(
            new { UserName = (string?)form["userName"], ReturnTo = (string?)form["returnUrl"], Problem = problem, Carried = (IReadOnlyList<KeyValuePair<string, string>>)carried }, status);
    }

    private static IResult Continue(HttpContext context, SignInOutcome.Done done, IFormCollection form)
    {
        var interrupted = EchoedForm.CarriedBy(form);
        if (interrupted.Count == 0)
            return Page.Then(ReturnUrl.Safe(form["returnUrl"]));
        // The page's token must be this user's, not the guest's who sent the sign-in.
        context.User = ActorClaims.Of(done.User, SignInSchemes.Cookie);
        return Page.Of<ContinuePage>(new { To = ReturnUrl.Safe(form[EchoedForm.Address]), Posted = interrupted });
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await SignInDesk.SignOutAsync(context);
        return Page.Then("/");
    }
}
