using Approval.Host.Postgres;

namespace Approval.Host.Hosting;

/// <summary>What every host has, whatever it is used for: its data directory, log, database, start steps, health and answers to errors.</summary>
internal static class HostingRegistration
{
    /// <summary>Reads arguments, environment and the settings files beside the program.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        ProcessCulture.SetInvariant();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(HostingRegistration).Assembly.GetName().Name,
            // The caller may stand anywhere; the settings stand beside the program.
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Without it a built but unpublished host finds its pages' files in Development only.
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(HostSettings.DefaultUrl);
        return builder;
    }

    public static void AddHosting(this WebApplicationBuilder builder, HostSettings settings, DataDirectory data)
    {
        builder.AddLogs(data, settings.Quiet);
        var services = builder.Services;
        services.AddSingleton(settings);
        // By a factory, so that the container gives the lock back, and last.
        services.AddSingleton(_ => data);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StartState>();
        services.AddHostedService<StartSequence>();
        services.AddSingleton<IHostStart, DefinitionsStart>();
        services.AddHealthChecks().AddCheck<StartHealth>("start");
        services.AddDatabase(settings);
        services.AddExceptionHandler<UnhandledErrors>();
        services.AddExceptionHandler(static options => options.SuppressDiagnosticsCallback = static context => UnhandledErrors.IsCallersFault(context.Exception));
        services.AddProblemDetails();
        // Longer requests than this are cut when the host stops; a supervisor kills what takes ten seconds.
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
    }

    public static void UseHosting(this WebApplication app)
    {
        // Asked for first, so that it goes last.
        app.Services.GetRequiredService<DataDirectory>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(EmptyErrors.AnswerAsync);
    }
}
