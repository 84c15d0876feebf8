using Npgsql;

namespace Approval.Workflows.Storage;

/// <summary>
/// One transaction over business rows and workflow state. Reads go out at once; writes are collected and leave in one
/// batch together with <c>COMMIT</c>: two round trips a step reach twice the rate of six (docs/decisions/0002).
/// </summary>
/// <remarks>Not safe for use by two threads. Disposing without a commit rolls everything back.</remarks>
public sealed class StoreTransaction(NpgsqlConnection connection, DateTimeOffset now, SemaphoreSlim? place = null) : IAsyncDisposable
{
    private readonly List<(string Sql, object?[] Arguments)> _writes = [];
    private readonly List<Action> _afterCommit = [];
    private bool _begun;
    private bool _ended;
    private bool _left;

    /// <summary>The one instant of this step: every row it writes carries the same time.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The connection, for bulk copies and readers that stream.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>Reads inside the transaction. Collected writes are sent first when there are any, so a step sees its own.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancel, params object?[] arguments)
    {
        await using var batch = NewBatch();
        batch.BatchCommands.Add(Command(sql, arguments));
        // BEGIN and the collected writes give no result set, so the reader stands on the query's.
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>Reads several result sets in one round trip; <paramref name="read"/> calls <c>NextResultAsync</c> between them.</summary>
    public async Task<T> ReadManyAsync<T>(IReadOnlyList<(string Sql, object?[] Arguments)> queries, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancel)
    {
        await using var batch = NewBatch();
        foreach (var (sql, arguments) in queries)
            batch.BatchCommands.Add(Command(sql, arguments));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        return await read(reader);
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public async Task<T?> QuerySingleAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancel, params object?[] arguments)
    {
        var rows = await QueryAsync(sql, map, cancel, arguments);
        return rows.Count == 0 ? default : rows[0];
    }

    /// <summary>Collects a write for the commit's batch.</summary>
    public void Write(string sql, params object?[] arguments) => _writes.Add((sql, arguments));

    /// <summary>Runs a statement now, for callers that need the number of rows it touched.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancel, params object?[] arguments)
    {
        await using var batch = NewBatch();
        var command = Command(sql, arguments);
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel);
        return (int)command.RecordsAffected;
    }

    /// <summary>Runs once the commit is durable: wake-ups and caches, never anything that must not be lost.</summary>
    public void OnCommitted(Action action) => _afterCommit.Add(action);

    /// <summary>Sends the collected writes and the commit in one round trip.</summary>
    /// <exception cref="PostgresException">A write failed; nothing of the step was saved.</exception>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        await using (var batch = NewBatch())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            await batch.ExecuteNonQueryAsync(cancel);
        }
        _ended = true;
        foreach (var action in _afterCommit)
            action();
    }

    public async ValueTask DisposeAsync()
    {
        if (_left)
            return;
        _left = true;
        try
        {
            await RollBackAsync();
        }
        finally
        {
            await connection.DisposeAsync();
            place?.Release();
        }
    }

    private async Task RollBackAsync()
    {
        if (!_begun || _ended || !connection.FullState.HasFlag(System.Data.ConnectionState.Open))
            return;
        await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await rollback.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private NpgsqlBatch NewBatch()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        var batch = new NpgsqlBatch(connection);
        if (!_begun)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        _begun = true;
        foreach (var (sql, arguments) in _writes)
            batch.BatchCommands.Add(Command(sql, arguments));
        _writes.Clear();
        return batch;
    }

    private static NpgsqlBatchCommand Command(string sql, object?[] arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddPositional(arguments);
        return command;
    }
}
