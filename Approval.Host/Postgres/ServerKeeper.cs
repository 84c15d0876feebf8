using Approval.Host.Hosting;
using Npgsql;

namespace Approval.Host.Postgres;

/// <summary>Starts the embedded server again when it dies under a running host.</summary>
internal sealed class ServerKeeper(EmbeddedServer server, NpgsqlDataSource source, TimeProvider time, ILogger<ServerKeeper> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitForLossAsync(stoppingToken);
            }
            catch (NpgsqlException error)
            {
                log.LogWarning("The embedded PostgreSQL went away ({Reason}); starting it again.", error.Message);
                await RestartAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // A session that only listens breaks the moment its server does; no polling.
    private async Task WaitForLossAsync(CancellationToken cancel)
    {
        await using var own = NpgsqlDataSource.Create(server.Layout.ConnectionString("postgres") + ";Pooling=false");
        await using var connection = await own.OpenConnectionAsync(cancel);
        while (true)
            await connection.WaitAsync(cancel);
    }

    private async Task RestartAsync(CancellationToken cancel)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await server.StartAsync(cancel);
                // Every pooled connection leads to the dead server; the next user should not be the one to find out.
                source.Clear();
                log.LogInformation("The embedded PostgreSQL answers again, process {Process}.", server.ProcessId);
                return;
            }
            catch (Exception error) when (error is StartRefusedException or NpgsqlException)
            {
                log.LogError("The embedded PostgreSQL does not start: {Reason}", error.Message);
                await Task.Delay(pause, time, cancel);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
