using Approval.Workflows.Storage;
using Npgsql;

namespace Approval.Host.Hosting;

/// <summary>Creates or upgrades the tables of every room.</summary>
internal sealed class SchemaStart(NpgsqlDataSource source) : IHostStart
{
    public string Name => "schema";

    public int Order => StartOrder.Schema;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        try
        {
            var run = await new Migrator(source, Rooms.Scripts).MigrateAsync(cancel);
            // New tables bring new types (arrays of them, too) that pooled connections have not seen.
            await source.ReloadTypesAsync(cancel);
            return run == 0 ? "up to date" : $"{run} scripts run";
        }
        catch (SchemaMismatchException error)
        {
            throw new StartRefusedException($"数据库结构与本版本不符：{error.Message}", error.Message, error);
        }
    }
}
