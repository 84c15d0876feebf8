using Approval.Host.Hosting;

namespace Approval.Host.SignIn;

/// <summary>
/// Keeps other sites from acting with a visitor's cookie. A request that changes something must come from our own pages (Fetch Metadata, else
/// Origin); and at a program's door it must be of a kind that a foreign page cannot send without being asked first (CORS preflight).
/// Requests with an <c>Authorization</c> header carry no ambient right and pass. Server-rendered forms have antiforgery tokens besides.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    private static readonly string[] Simple = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsHarmless(request))
            return next(context);
        if (IsForeign(request))
            return ErrorAnswer.WriteAsync(context, StatusCodes.Status403Forbidden, "request.cross-site", "已拒绝来自其他网站的请求。", "A request from another site is refused.");
        if (Caller.IsProgramDoor(request.Path) && IsSimple(request))
            return ErrorAnswer.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "request.simple-type",
                "请使用 application/json，或在上传文件时附加 X-Requested-With 请求头。", "Use application/json, or send the header X-Requested-With with an upload.");
        return next(context);
    }

    private static bool IsHarmless(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || request.Headers.Authorization.Count > 0;

    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    // A body without a type is as simple as a form; only proof that the request is ours, or a header of its own, helps it.
    private static bool IsSimple(HttpRequest request)
    {
        if (request.Headers.ContainsKey("X-Requested-With"))
            return false;
        var type = request.ContentType?.Split(';')[0].Trim();
        if (string.IsNullOrEmpty(type))
            return request.Headers["Sec-Fetch-Site"].Count == 0 && request.Headers.Origin.Count == 0 && request.Headers.Cookie.Count > 0;
        return Simple.Contains(type, StringComparer.OrdinalIgnoreCase);
    }
}
