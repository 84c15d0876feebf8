using Approval.Host.Hosting;
using Approval.Workflows.Storage;
using Npgsql;
using Xunit;

namespace Approval.Testing;

/// <summary>
/// A fresh database with the whole schema, copied from a template in some tens of milliseconds. As a class fixture it is one database a test
/// class; created by hand (<see cref="CreateAsync"/>) one a test.
/// </summary>
/// <example><code>public class CaseStoreTests(TestDatabase database) : IClassFixture&lt;TestDatabase&gt;</code></example>
public sealed class TestDatabase : IAsyncLifetime, IAsyncDisposable
{
    private const string TemplateName = "approval_template";

    private static readonly Lazy<Task> Template = new(MakeTemplateAsync);

    // PostgreSQL copies a template for one session at a time.
    private static readonly SemaphoreSlim Copying = new(1);

    private NpgsqlDataSource? _source;

    /// <summary>The database's name on the test server.</summary>
    public string Name { get; } = "t_" + Guid.NewGuid().ToString("N");

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source => _source ?? throw new InvalidOperationException("The database is made by InitializeAsync.");

    /// <summary>The clock of <see cref="Database"/>; it stands until the test moves it.</summary>
    public FakeTime Time { get; } = new();

    /// <summary>The store's door to this database.</summary>
    public Database Database => new(Source, Time);

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        return database;
    }

    public async Task InitializeAsync()
    {
        await Template.Value;
        await Copying.WaitAsync();
        try
        {
            await PostgresServer.ExecuteAsync($"create database {Name} template {TemplateName}");
        }
        finally
        {
            Copying.Release();
        }

        ConnectionString = await PostgresServer.ConnectionStringAsync(Name);
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        if (_source is null)
            return;
        await _source.DisposeAsync();
        await PostgresServer.ExecuteAsync($"drop database if exists {Name} with (force)");
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private static async Task MakeTemplateAsync()
    {
        await PostgresServer.ExecuteAsync($"create database {TemplateName}");
        await using var source = NpgsqlDataSource.Create(await PostgresServer.ConnectionStringAsync(TemplateName) + ";Pooling=false");
        await new Migrator(source, Rooms.Scripts).MigrateAsync();
    }
}
