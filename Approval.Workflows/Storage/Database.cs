using Npgsql;

namespace Approval.Workflows.Storage;

/// <summary>The door to PostgreSQL: one pool, and the transactions that business rows and workflow state share.</summary>
public sealed class Database(NpgsqlDataSource source, TimeProvider time) : IDisposable
{
    // A step may ask beside its transaction, e.g. for a number that stays taken. If every connection were a transaction's, all
    // of them would wait for one more.
    private readonly SemaphoreSlim _transactions = new(MostTransactions(source));

    /// <summary>The pool itself, for readers that need neither lock nor transaction.</summary>
    public NpgsqlDataSource Source => source;

    /// <summary>Opens a transaction. <c>BEGIN</c> travels with its first statement, so opening costs no round trip.</summary>
    /// <param name="cancel">Stops waiting for a free connection.</param>
    /// <returns>A transaction that rolls back unless it is committed.</returns>
    public async Task<StoreTransaction> BeginAsync(CancellationToken cancel = default)
    {
        await _transactions.WaitAsync(cancel);
        try
        {
            return new StoreTransaction(await source.OpenConnectionAsync(cancel), time.GetUtcNow(), _transactions);
        }
        catch
        {
            _transactions.Release();
            throw;
        }
    }

    public void Dispose() => _transactions.Dispose();

    /// <summary>Runs one query outside any transaction and maps every row.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancel, params object?[] arguments)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddPositional(arguments);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>Runs one statement in a transaction of its own.</summary>
    /// <returns>The number of rows it touched.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancel, params object?[] arguments)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddPositional(arguments);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Three quarters of the pool.</summary>
    private static int MostTransactions(NpgsqlDataSource source) =>
        Math.Max(1, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize * 3 / 4);
}
