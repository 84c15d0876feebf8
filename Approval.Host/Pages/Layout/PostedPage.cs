using Approval.Activities.Outcomes;
using Approval.Host.Pages.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace Approval.Host.Pages.Layout;

/// <summary>
/// Stands before every page that takes a form: sign-in, role and antiforgery token. Who was signed out meanwhile gets a page that carries all
/// that was typed to the other side of the sign-in, so that a session's end loses nothing (invariant 8).
/// </summary>
/// <remarks>The form is given back only to its own site: <c>CrossSiteGuard</c> has refused every foreign one before.</remarks>
internal sealed class PostedPage(string? role) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (role is not null && http.User.Identity?.IsAuthenticated != true)
            return Page.Of<SessionEndedPage>(new { To = http.Request.Path.Value!, Posted = EchoedForm.Of(form), HadFiles = form.Files.Count > 0 }, StatusCodes.Status401Unauthorized);
        if (role is not null && !http.User.IsInRole(role))
            return Page.Of(new Problem(ProblemKind.Forbidden, "access.forbidden", "您没有进行此操作的权限。", "You may not do this."));
        return await HasTokenAsync(http)
            ? await next(context)
            : Page.Of<ContinuePage>(new { To = http.Request.Path.Value!, Posted = EchoedForm.Of(form), HadFiles = form.Files.Count > 0 }, StatusCodes.Status400BadRequest);
    }

    private static async Task<bool> HasTokenAsync(HttpContext http)
    {
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}

/// <summary>Maps pages that take a form.</summary>
internal static class PostedPages
{
    /// <param name="role">The role that may send it; null when everybody may.</param>
    public static void MapForm(this IEndpointRouteBuilder pages, string path, string? role, Delegate handler) =>
        pages.MapPost(path, handler).AllowAnonymous().DisableAntiforgery().AddEndpointFilter(new PostedPage(role));
}
