using Approval.Activities;
using Approval.Host.Api;
using Approval.Host.Commands;
using Approval.Host.Hosting;
using Approval.Host.Licences;
using Approval.Host.OData;
using Approval.Host.Pages;
using Approval.Host.SignIn;
using Approval.Workflows;

return await CommandLine.RunAsync(args, Verbs.All, Console.Out, Console.Error);

/// <summary>The whole product in one place: which rooms there are, and in which order requests meet them.</summary>
internal static partial class Program
{
    /// <summary>Puts a host together; nothing is started yet, but its data directory is taken.</summary>
    /// <param name="args">Options as on the command line, e.g. <c>--data=DIR</c>.</param>
    /// <param name="more">What a test adds.</param>
    /// <exception cref="StartRefusedException">A setting is wrong, or another host uses the data directory.</exception>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = HostingRegistration.CreateBuilder(args);
        var settings = HostSettings.From(builder.Configuration);
        var data = DataDirectory.Take(settings.Data);

        builder.AddHosting(settings, data);
        builder.Services.AddWorkflows();
        builder.Services.AddActivities();
        builder.Services.AddSignIn(data);
        builder.Services.AddLicences(data);
        builder.Services.AddODataService();
        builder.Services.AddPages();
        more?.Invoke(builder);

        var app = builder.Build();
        app.UseHosting();
        app.UsePages();
        app.UseSignIn();
        app.MapHealth();
        app.MapSignIn();
        app.MapApi();
        app.MapODataService();
        app.MapPages();
        return app;
    }
}
