using System.Security.Claims;
using Approval.Activities.Access;
using Approval.Host.Pages.Language;
using Approval.Host.SignIn;

namespace Approval.Host.Pages.SignIn;

/// <summary>Who looks at the page, and where that person's work is.</summary>
public sealed class Visitor(IHttpContextAccessor http)
{
    /// <summary>The signed-in person; null for a guest.</summary>
    public Actor? Actor => ActorOf(http.HttpContext?.User);

    /// <summary>Sign-in that comes back to the page one was on.</summary>
    public string SignInHref => http.HttpContext is { } context ? ReturnUrl.SignInPage(context.Request) : "/sign-in";

    /// <summary>The main navigation: what this person's roles open.</summary>
    public IEnumerable<(string Href, string Text)> Links(Text text)
    {
        yield return ("/", text["办事", "Services"]);
        if (Actor is not { } actor)
            yield break;
        if (actor.Has(Role.Applicant))
            yield return ("/cases", text["我的办件", "My cases"]);
        if (actor.Has(Role.Clerk))
            yield return ("/window", text["窗口受理", "Window"]);
        if (actor.Has(Role.Reviewer))
            yield return ("/reviews", text["审查任务", "Reviews"]);
    }

    private static Actor? ActorOf(ClaimsPrincipal? user) => user?.Identity?.IsAuthenticated == true ? user.ToActor() : null;
}
