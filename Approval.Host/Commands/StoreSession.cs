using Approval.Host.Hosting;
using Approval.Host.Postgres;
using Approval.Host.SignIn;
using Approval.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Approval.Host.Commands;

/// <summary>
/// The store for a command that does one thing: the outside database, the embedded one of a host that is running, or the embedded one started
/// for this command alone.
/// </summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly EmbeddedServer? _started;
    private readonly DataDirectory? _taken;

    private StoreSession(NpgsqlDataSource source, EmbeddedServer? started, DataDirectory? taken) =>
        (_source, _started, _taken) = (source, started, taken);

    /// <summary>The store itself, for what has no class of its own here.</summary>
    public Database Database => new(_source, TimeProvider.System);

    public UserStore Users => new(new(_source, TimeProvider.System), TimeProvider.System);

    /// <summary>Opens the store that a host with the same options would use, and brings its tables up to date unless a host holds them.</summary>
    /// <exception cref="StartRefusedException">It cannot be reached.</exception>
    public static async Task<StoreSession> OpenAsync(CommandArguments arguments)
    {
        var settings = HostSettings.From(HostingRegistration.CreateBuilder(arguments.ForHost).Configuration);
        if (settings.Outside is { } outside)
        {
            var session = new StoreSession(NpgsqlDataSource.Create(outside), null, null);
            await new OutsideServer(session._source, TimeSpan.Zero).CheckAsync(default);
            return await session.MigratedAsync();
        }

        return await EmbeddedAsync(new EmbeddedLayout(settings.Data));
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        if (_started is not null)
            await _started.DisposeAsync();
        _taken?.Dispose();
    }

    private static async Task<StoreSession> EmbeddedAsync(EmbeddedLayout layout)
    {
        var source = NpgsqlDataSource.Create(layout.ConnectionString());
        if (!DataDirectory.TryTake(layout.Directory, out var taken))
            return new(source, null, null);
        var server = new EmbeddedServer(layout, Installation.Root, NullLogger.Instance);
        await server.StartAsync(default);
        return await new StoreSession(source, server, taken).MigratedAsync();
    }

    private async Task<StoreSession> MigratedAsync()
    {
        await new SchemaStart(_source).RunAsync(default);
        return this;
    }
}
