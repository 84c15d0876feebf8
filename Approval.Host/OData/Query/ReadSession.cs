using Npgsql;

namespace Approval.Host.OData.Query;

/// <summary>
/// One connection for the reads of one request. Several reads see one snapshot, so that a count and its page, or an
/// entity and what is expanded from it, agree.
/// </summary>
internal sealed class ReadSession(NpgsqlConnection connection, bool snapshot) : IAsyncDisposable
{
    private bool _begun;

    public static async Task<ReadSession> OpenAsync(NpgsqlDataSource source, bool snapshot, CancellationToken cancel) =>
        new(await source.OpenConnectionAsync(cancel), snapshot);

    /// <summary>Sends the commands in one round trip.</summary>
    public async Task<T> ReadAsync<T>(IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)QueryLimits.MaxQueryTime.TotalSeconds };
        if (snapshot && !_begun)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
        _begun = true;
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        return await read(reader);
    }

    public Task<List<T>> RowsAsync<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> map, CancellationToken cancel) =>
        ReadAsync([command], reader => AllAsync(reader, map, cancel), cancel);

    public static async Task<List<T>> AllAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> map, CancellationToken cancel)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(map(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (snapshot && _begun && connection.FullState.HasFlag(System.Data.ConnectionState.Open))
        {
            await using var end = new NpgsqlCommand("ROLLBACK", connection);
            await end.ExecuteNonQueryAsync(CancellationToken.None);
        }
        await connection.DisposeAsync();
    }
}
