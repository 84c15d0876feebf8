using Approval.Workflows.Storage;

namespace Approval.Activities.Numbers;

/// <summary>Numbers that are given once: each series counts up, and what was taken is never given again.</summary>
public sealed class NumberSeries(Database database)
{
    private const string TakeNext = """
        INSERT INTO number_series (series, next_value) VALUES ($1, 2)
        ON CONFLICT (series) DO UPDATE SET next_value = number_series.next_value + 1
        RETURNING next_value - 1
        """;

    /// <summary>Takes a number for good, outside the caller's transaction: a rollback of the business leaves a gap, never a double.</summary>
    public async Task<long> TakeAsync(string series, CancellationToken cancel) =>
        (await database.QueryAsync(TakeNext, r => r.GetInt64(0), cancel, series))[0];

    /// <summary>Takes a number inside the caller's transaction: the series has no gap, and callers wait for each other.</summary>
    public static async Task<long> TakeAsync(StoreTransaction transaction, string series, CancellationToken cancel) =>
        (await transaction.QueryAsync(TakeNext, r => r.GetInt64(0), cancel, series))[0];
}
