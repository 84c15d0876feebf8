using Approval.Host.Hosting;

namespace Approval.Host.SignIn;

/// <summary>What somebody hears who may not come in: a browser is led to the sign-in page, a program gets 401 or 403.</summary>
internal static class Doorkeeper
{
    public static Task AskToSignInAsync(HttpContext context)
    {
        if (Caller.WantsPage(context.Request))
        {
            context.Response.Redirect(ReturnUrl.SignInPage(context.Request));
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = "ApiKey realm=\"approval\"";
        return ErrorAnswer.WriteAsync(context, StatusCodes.Status401Unauthorized, "sign-in.needed", "请先登录。", "Sign in first.");
    }

    public static Task ForbidAsync(HttpContext context) => ErrorAnswer.WriteAsync(
        context, StatusCodes.Status403Forbidden, "access.forbidden", "您没有进行此操作的权限。", "You may not do this.");
}
