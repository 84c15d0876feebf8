using Approval.Host.Postgres;
using Npgsql;
using Shouldly;

namespace Approval.Host.Tests.Hosting;

/// <summary>A server of Debian's PostgreSQL 15, reached by a socket of its own.</summary>
internal sealed class Postgres15 : IAsyncDisposable
{
    private readonly string _programs;
    private readonly string _cluster;
    private readonly PostgresTool _tool;

    private Postgres15(string programs, string directory)
    {
        _programs = programs;
        _cluster = Path.Combine(directory, "pg");
        _tool = new(ServerUser.Choose(directory, programs));
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = directory, Username = "app", Database = "postgres" }.ConnectionString;
        _tool.User.Own(directory);
    }

    public string ConnectionString { get; }

    public static async Task<Postgres15> StartAsync(string programs, string directory)
    {
        var server = new Postgres15(programs, directory);
        await server.RunAsync("initdb", "-D", server._cluster, "-U", "app", "--encoding=UTF8", "--no-locale", "--auth=trust", "--no-sync");
        await server.RunAsync("pg_ctl", "start", "-D", server._cluster, "-w", "-l", Path.Combine(directory, "log"),
            "-o", $"-k {directory} -c listen_addresses= -c fsync=off");
        return server;
    }

    public async ValueTask DisposeAsync() => await RunAsync("pg_ctl", "stop", "-D", _cluster, "-m", "fast", "-w");

    private async Task RunAsync(string program, params string[] arguments)
    {
        var (exit, output) = await _tool.RunAsync(Path.Combine(_programs, program), arguments, default);
        exit.ShouldBe(0, output);
    }
}
