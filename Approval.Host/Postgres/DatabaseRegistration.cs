using Approval.Host.Hosting;
using Approval.Workflows.Storage;
using Npgsql;

namespace Approval.Host.Postgres;

/// <summary>Puts the database into the container: the pool, the store's door and, unless an outside one is named, the embedded server.</summary>
internal static class DatabaseRegistration
{
    // The embedded server takes 100 sessions; the keeper, an operator and other commands need some of them.
    private const int EmbeddedPool = 80;

    public static IServiceCollection AddDatabase(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<IHostStart, DatabaseStart>();
        services.AddSingleton<IHostStart, SchemaStart>();
        services.AddSingleton<Database>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        if (settings.Outside is { } outside)
            return services.AddSingleton(_ => NpgsqlDataSource.Create(outside));
        services.AddSingleton(provider => new EmbeddedServer(
            new EmbeddedLayout(settings.Data), Installation.Root, provider.GetRequiredService<ILogger<EmbeddedServer>>()));
        services.AddHostedService<ServerKeeper>();
        return services.AddSingleton(provider => Pool(provider.GetRequiredService<EmbeddedServer>().Layout));
    }

    // The pool asks for the server first, so that the container ends the pool before it stops the server.
    private static NpgsqlDataSource Pool(EmbeddedLayout layout) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(layout.ConnectionString()) { MaxPoolSize = EmbeddedPool }.ConnectionString);
}
