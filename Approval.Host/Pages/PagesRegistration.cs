using System.Text.Encodings.Web;
using System.Text.Unicode;
using Approval.Host.Pages.Apply;
using Approval.Host.Pages.Follow;
using Approval.Host.Pages.FormFields;
using Approval.Host.Pages.Guide;
using Approval.Host.Pages.Language;
using Approval.Host.Pages.Layout;
using Approval.Host.Pages.Licences;
using Approval.Host.Pages.Review;
using Approval.Host.Pages.SignIn;
using Approval.Host.Pages.Window;
using Microsoft.AspNetCore.Http.Features;

namespace Approval.Host.Pages;

/// <summary>The pages for people: drawn on the server, usable without scripts.</summary>
internal static class PagesRegistration
{
    /// <summary>Values in one posted form: the largest real form has some 60, a correction notice ticks them all.</summary>
    private const int MostValues = 5000;

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        // Chinese goes out as itself: an entity for every character would make pages several times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped(static provider => Text.For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped<Visitor>();
        services.AddSingleton<FormViews>().AddSingleton<WindowDoor.Desk>().AddSingleton<TaskDesk>();
        services.Configure<FormOptions>(static options => options.ValueCountLimit = MostValues);
        services.AddResponseCompression(static options => options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"]);
        return services;
    }

    /// <summary>Stands before sign-in: style sheets and scripts are everybody's.</summary>
    public static void UsePages(this WebApplication app)
    {
        // Only what carries no secret is compressed; a page holds tokens.
        app.UseResponseCompression();
        PageAssets.Serve(app);
        app.UseMiddleware<PageHeaders>();
    }

    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        GuideDoor.Map(endpoints);
        SignInDoor.Map(endpoints);
        ApplyDoor.Map(endpoints);
        FormDoor.Map(endpoints);
        MaterialsDoor.Map(endpoints);
        FollowDoor.Map(endpoints);
        WindowDoor.Map(endpoints);
        ReviewDoor.Map(endpoints);
        LicenceDoor.Map(endpoints);
    }
}
