using System.Diagnostics;
using Approval.Host.Hosting;
using Npgsql;

namespace Approval.Host.Postgres;

/// <summary>Checks a PostgreSQL that somebody else runs before anything is written into it.</summary>
internal sealed class OutsideServer(NpgsqlDataSource source, TimeSpan patience)
{
    private const int OldestMajor = 15;

    /// <summary>Waits until the server answers and returns its version.</summary>
    /// <exception cref="StartRefusedException">It does not answer in time, refuses us, is too old, or its database is not UTF-8.</exception>
    public async Task<string> CheckAsync(CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        var version = connection.PostgreSqlVersion;
        if (version.Major < OldestMajor)
            throw Refused($"版本为 {version}，至少需要 {OldestMajor}", $"is version {version}; {OldestMajor} or newer is needed");
        var encoding = connection.PostgresParameters.GetValueOrDefault("server_encoding");
        if (encoding != "UTF8")
            throw Refused($"数据库编码为 {encoding}，需要 UTF8", $"has encoding {encoding}; UTF8 is needed");
        return version.ToString();
    }

    // A database that starts at the same moment as the host is given time; a wrong password is not.
    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await source.OpenConnectionAsync(cancel);
            }
            catch (NpgsqlException error) when (IsPassing(error) && watch.Elapsed < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancel);
            }
            catch (NpgsqlException error)
            {
                throw Refused($"无法连接：{error.Message}", $"cannot be reached: {error.Message}", error);
            }
        }
    }

    // Not answering at all, or "the database system is starting up".
    private static bool IsPassing(NpgsqlException error) =>
        error is PostgresException answer ? answer.SqlState == PostgresErrorCodes.CannotConnectNow : error.IsTransient;

    private StartRefusedException Refused(string chinese, string english, Exception? inner = null)
    {
        var target = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var place = $"{target.Host}:{target.Port}/{target.Database}";
        return new($"ConnectionStrings:Approval 指定的 PostgreSQL（{place}）{chinese}。", $"The PostgreSQL of ConnectionStrings:Approval ({place}) {english}.", inner);
    }
}
