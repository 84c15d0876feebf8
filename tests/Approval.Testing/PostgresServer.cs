using Approval.Host.Hosting;
using Approval.Host.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Approval.Testing;

/// <summary>
/// One real PostgreSQL a test process, the same that the host runs, on a data directory of its own that goes away with the process.
/// It starts at first use (about a second) and does not wait for the disk.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<EmbeddedServer>> Shared = new(StartAsync);

    // Held for the life of the process: were it collected, its pipe would close and the directory would be removed.
    private static TestDirectory? _directory;

    /// <summary>How to reach a database of the server; the pool is small, for there are many of them.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL does not start; the message says why in one line.</exception>
    public static async Task<string> ConnectionStringAsync(string database = "postgres")
    {
        var server = await Shared.Value;
        return new NpgsqlConnectionStringBuilder(server.Layout.ConnectionString(database)) { MaxPoolSize = 30 }.ConnectionString;
    }

    /// <summary>Runs one statement as the server's owner, outside any transaction.</summary>
    public static async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create(await ConnectionStringAsync(database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<EmbeddedServer> StartAsync()
    {
        _directory = TestDirectory.Create("pg");
        var server = new EmbeddedServer(
            new EmbeddedLayout(_directory.Path), Installation.Root, NullLogger.Instance, new EmbeddedSettings(Durable: false, MaxConnections: 400));
        try
        {
            await server.StartAsync(CancellationToken.None);
        }
        catch (StartRefusedException error)
        {
            throw new InvalidOperationException("The tests need PostgreSQL: " + error.Message.ReplaceLineEndings(" "), error);
        }

        _directory.RemoveAfterProcess(server.Layout.PostmasterFile);
        return server;
    }
}
