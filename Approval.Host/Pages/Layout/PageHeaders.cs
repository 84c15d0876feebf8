using Approval.Host.Hosting;

namespace Approval.Host.Pages.Layout;

/// <summary>What every page tells the browser: load nothing from elsewhere, show nowhere else, keep nothing, and that the language was asked for.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // The designer is a program of its own with needs of its own.
        if (Caller.WantsPage(context.Request) && !context.Request.Path.StartsWithSegments("/studio", StringComparison.OrdinalIgnoreCase))
            context.Response.OnStarting(Write, context.Response);
        return next(context);
    }

    private static Task Write(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.Vary = "Accept-Language";
        headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : "no-store";
        return Task.CompletedTask;
    }
}
