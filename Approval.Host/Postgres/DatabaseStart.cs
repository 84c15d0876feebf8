using Approval.Host.Hosting;
using Npgsql;

namespace Approval.Host.Postgres;

/// <summary>The first step: a database that answers, our own or an outside one.</summary>
internal sealed class DatabaseStart(NpgsqlDataSource source, EmbeddedServer? embedded = null) : IHostStart
{
    public string Name => "database";

    public int Order => StartOrder.Database;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        if (embedded is null)
            return $"outside PostgreSQL {await new OutsideServer(source, TimeSpan.FromSeconds(30)).CheckAsync(cancel)}";
        await embedded.StartAsync(cancel);
        return $"embedded PostgreSQL, process {embedded.ProcessId}{(embedded.Adopted ? ", found running" : "")}";
    }
}
