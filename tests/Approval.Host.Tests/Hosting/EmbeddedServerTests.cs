using Approval.Host.Hosting;
using Approval.Host.Postgres;
using Approval.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace Approval.Host.Tests.Hosting;

public sealed class EmbeddedServerTests : IDisposable
{
    private readonly TestDirectory _directory = TestDirectory.Create("own");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Start_EmptyDirectory_MakesAClusterThatSurvivesAStop()
    {
        await using (var first = Server())
        {
            await first.StartAsync(default);
            await QueryAsync(first, "create table kept as select 42 as answer");
        }

        await using var second = Server();
        await second.StartAsync(default);

        (await QueryAsync(second, "select answer from kept")).ShouldBe(42);
        second.Adopted.ShouldBeFalse();
    }

    [Fact]
    public async Task Stop_RunningServer_LeavesNoProcess()
    {
        var server = Server();
        await server.StartAsync(default);
        var process = server.ProcessId!.Value;

        await server.StopAsync();

        await Eventually.TrueAsync(() => !PostmasterFile.IsTaken(process), "the server's process has ended");
        File.Exists(server.Layout.PostmasterFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_ServerLeftRunning_IsAdopted()
    {
        await using var left = Server();
        await left.StartAsync(default);

        await using var next = Server();
        await next.StartAsync(default);

        next.Adopted.ShouldBeTrue();
        next.ProcessId.ShouldBe(left.ProcessId);
    }

    [Fact]
    public async Task Watcher_OfAFormerOwner_LeavesTheAdoptedServerAlone()
    {
        var layout = new EmbeddedLayout(_directory.Path);
        await using var server = Server();
        await server.StartAsync(default);
        var former = Watcher.Watch(layout, server.ProcessId!.Value);
        using var owner = Watcher.Watch(layout, server.ProcessId!.Value);
        var before = WatcherProcesses.Of(layout).Count;

        former.Dispose();

        await Eventually.TrueAsync(() => WatcherProcesses.Of(layout).Count == before - 1, "the former watcher has ended");
        (await QueryAsync(server, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_HalfMadeCluster_IsMadeAnew()
    {
        var layout = new EmbeddedLayout(_directory.Path);
        Directory.CreateDirectory(layout.Cluster);
        await File.WriteAllTextAsync(Path.Combine(layout.Cluster, "PG_VERSION"), "18");

        await using var server = Server();
        await server.StartAsync(default);

        (await QueryAsync(server, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_ProcessFileNamesAnotherProgram_StartsAllTheSame()
    {
        await using (var first = Server())
            await first.StartAsync(default);
        // As after a restart of a container, where the old number now belongs to somebody else.
        await File.WriteAllTextAsync(new EmbeddedLayout(_directory.Path).PostmasterFile, $"{Environment.ProcessId}\n{_directory.Path}/data\n1\n5432\n");

        await using var second = Server();
        await second.StartAsync(default);

        (await QueryAsync(second, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_ServerWasKilled_RecoversWhatWasCommitted()
    {
        await using var first = Server();
        await first.StartAsync(default);
        await QueryAsync(first, "create table kept as select 7 as answer");
        await ProcessHost.SignalAsync(first.ProcessId!.Value, "KILL");

        await using var second = Server();
        await second.StartAsync(default);

        (await QueryAsync(second, "select answer from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Start_ClusterVanishedSinceTheLastStart_IsNotReplacedByAnEmptyOne()
    {
        await using var server = Server();
        await server.StartAsync(default);
        await server.StopAsync();
        Directory.Delete(server.Layout.Cluster, recursive: true);

        var refusal = await Should.ThrowAsync<StartRefusedException>(() => server.StartAsync(default));

        refusal.Message.ShouldContain("is gone");
    }

    [Fact]
    public async Task Start_PathTooLongForASocket_UsesAShortOne()
    {
        var deep = Path.Combine(_directory.Path, new string('很', 30), new string('长', 30));

        await using var server = Server(deep);
        await server.StartAsync(default);

        server.Layout.Run.Length.ShouldBeLessThan(40);
        (await QueryAsync(server, "select 1")).ShouldBe(1);
        Directory.Delete(server.Layout.Run, recursive: true);
    }

    [Fact]
    public async Task Start_ParentClosedToOthers_Works()
    {
        var closed = Directory.CreateDirectory(Path.Combine(_directory.Path, "closed"));
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["700", closed.FullName]))
            await chmod.WaitForExitAsync();

        await using var server = Server(Path.Combine(closed.FullName, "data'with \"quotes, and spaces"));
        await server.StartAsync(default);

        (await QueryAsync(server, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_NoPostgresInstalled_SaysWhatToRun()
    {
        var server = new EmbeddedServer(new EmbeddedLayout(_directory.Path), _directory.Path, NullLogger.Instance);

        var refusal = await Should.ThrowAsync<StartRefusedException>(() => server.StartAsync(default));

        refusal.Message.ShouldContain("npm ci");
    }

    private EmbeddedServer Server(string? directory = null) =>
        new(new EmbeddedLayout(directory ?? _directory.Path), Installation.Root, NullLogger.Instance, new EmbeddedSettings(Durable: false));

    private static async Task<object?> QueryAsync(EmbeddedServer server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.Layout.ConnectionString() + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
