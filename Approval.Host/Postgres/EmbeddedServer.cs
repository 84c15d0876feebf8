using System.Diagnostics;
using Approval.Host.Hosting;
using Npgsql;

namespace Approval.Host.Postgres;

/// <summary>The PostgreSQL server that belongs to one data directory and runs beside the host.</summary>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly EmbeddedLayout _layout;
    private readonly EmbeddedSettings _settings;
    private readonly string _installation;
    private readonly ILogger _log;
    private Watcher? _watcher;
    private bool _hasRun;
    private PostgresTool? _tool;
    private PostgresBinaries? _binaries;

    /// <summary>Describes the server; nothing is started yet.</summary>
    /// <param name="installation">The directory that holds <c>node_modules</c>.</param>
    public EmbeddedServer(EmbeddedLayout layout, string installation, ILogger log, EmbeddedSettings? settings = null)
    {
        _layout = layout;
        _settings = settings ?? new();
        _installation = installation;
        _log = log;
    }

    public EmbeddedLayout Layout => _layout;

    /// <summary>The server's process id while it runs.</summary>
    public int? ProcessId { get; private set; }

    /// <summary>Whether the server was found running, left by a host that was killed.</summary>
    public bool Adopted { get; private set; }

    /// <summary>Starts the server, or takes over the running one; it answers queries afterwards.</summary>
    /// <exception cref="StartRefusedException">It cannot be started; the message says why.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        _binaries = PostgresBinaries.Find(_installation);
        _tool = new(ServerUser.Choose(_layout.Directory, _binaries.Root));
        Adopted = await TryAdoptAsync(cancel);
        if (!Adopted)
        {
            await new Cluster(_layout, _settings, _binaries, _tool).PrepareAsync(mayMake: !_hasRun, cancel);
            await LaunchAsync(cancel);
        }

        _hasRun = true;
        ProcessId = PostmasterFile.ReadPid(_layout);
        var old = _watcher;
        _watcher = Watcher.Watch(_layout, ProcessId ?? 0);
        old?.Dispose();
        await EnsureDatabaseAsync(cancel);
    }

    /// <summary>Whether the server's process is alive.</summary>
    public bool IsRunning => ProcessId is { } pid && PostmasterFile.IsServerOf(pid, _layout);

    /// <summary>Ends sessions, writes everything to disk and stops; does nothing when it does not run.</summary>
    public async Task StopAsync()
    {
        if (_tool is not null && _binaries is not null && PostmasterFile.ReadPid(_layout) is not null)
        {
            var (exit, output) = await _tool.RunAsync(
                _binaries.PgCtl, ["stop", "-D", _layout.Cluster, "-m", "fast", "-w", "-t", "30"], CancellationToken.None);
            if (exit != 0)
                _log.LogWarning("PostgreSQL did not stop: {Output}", output);
        }

        ProcessId = null;
        _watcher?.Dispose();
        _watcher = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task<bool> TryAdoptAsync(CancellationToken cancel)
    {
        if (!File.Exists(_layout.InitializedMark) || PostmasterFile.ReadPid(_layout) is not { } pid)
            return false;
        if (!PostmasterFile.IsServerOf(pid, _layout))
        {
            // The id now belongs to another program. PostgreSQL would believe the file and refuse to start.
            if (PostmasterFile.IsTaken(pid))
                File.Delete(_layout.PostmasterFile);
            return false;
        }

        return await AnswersBeforeItEndsAsync(pid, cancel);
    }

    // It may be recovering, or on its way down because the killed host's watcher told it so.
    private async Task<bool> AnswersBeforeItEndsAsync(int pid, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        while (PostmasterFile.IsServerOf(pid, _layout))
        {
            if (await AnswersAsync(cancel))
                return true;
            if (watch.Elapsed > Patience)
                throw Unavailable($"the server with process id {pid} neither answers nor ends");
            await Task.Delay(50, cancel);
        }

        return false;
    }

    private async Task LaunchAsync(CancellationToken cancel)
    {
        // pg_ctl puts these paths into a shell command as they are; relative ones are always harmless.
        string[] arguments = ["start", "-D", "data", "-l", "data/start.log", "-w", "-t", $"{Patience.TotalSeconds}", "-s"];
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var (exit, output) = await _tool!.RunAsync(_binaries!.PgCtl, arguments, cancel, _layout.Directory);
            if (exit == 0)
                return;
            // Sessions of a server that was killed live on for a moment and hold its memory.
            var reason = $"{output} {string.Join(' ', LastLines())}";
            if (!reason.Contains("shared memory", StringComparison.Ordinal) || watch.Elapsed > Patience / 4)
                throw Unavailable(reason);
            await Task.Delay(200, cancel);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await ExecuteAsync("select 1", cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancel)
    {
        var found = await ExecuteAsync($"select 1 from pg_database where datname = '{EmbeddedLayout.Database}'", cancel);
        if (found is null)
            await ExecuteAsync($"create database {EmbeddedLayout.Database}", cancel);
    }

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(_layout.ConnectionString("postgres") + ";Pooling=false;Timeout=5");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancel);
    }

    private StartRefusedException Unavailable(string reason) => new(
        $"内置 PostgreSQL 无法启动（数据目录 {_layout.Cluster}）：{reason}",
        $"The embedded PostgreSQL at {_layout.Cluster} does not start: {reason}");

    // The first lines of a start go to one file, those after the collector has begun to another.
    private IEnumerable<string> LastLines()
    {
        var collected = new DirectoryInfo(Path.Combine(_layout.Cluster, "log"));
        var newest = collected.Exists ? collected.GetFiles().MaxBy(static file => file.LastWriteTimeUtc) : null;
        return new[] { new FileInfo(_layout.StartLog), newest }.OfType<FileInfo>().Where(static file => file.Exists)
            .SelectMany(static file => File.ReadLines(file.FullName).TakeLast(4));
    }
}
