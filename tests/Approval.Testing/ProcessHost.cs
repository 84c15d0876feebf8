using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Approval.Host.Hosting;

namespace Approval.Testing;

/// <summary>The built host as a process of its own, with its embedded PostgreSQL: for tests that kill it, stop it and start it again.</summary>
public sealed partial class ProcessHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProcessHost(ProcessStartInfo start)
    {
        Process = Process.Start(start)!;
        Process.OutputDataReceived += (_, line) => Take(line.Data);
        Process.ErrorDataReceived += (_, line) => Take(line.Data);
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    /// <summary>The operating system's process.</summary>
    public Process Process { get; }

    /// <summary>Where it listens, once it is ready.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Everything it has printed so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts a host on a data directory and waits until it says that it is ready.</summary>
    /// <param name="data">Directory; start a second time on the same one to see what survived.</param>
    /// <exception cref="InvalidOperationException">It ended or was not ready within a minute; carries its output.</exception>
    public static async Task<ProcessHost> StartAsync(string data, params string[] arguments)
    {
        var host = Launch(data, null, arguments);
        await host.ReadyAsync();
        return host;
    }

    /// <summary>As <see cref="StartAsync"/>, but as another user of the system; only root can do that.</summary>
    public static async Task<ProcessHost> StartAsAsync(string user, string data, params string[] arguments)
    {
        var host = Launch(data, user, arguments);
        await host.ReadyAsync();
        return host;
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <returns>Exit code and everything it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string? input, params string[] words)
    {
        var start = Describe(null, words);
        start.RedirectStandardInput = true;
        await using var host = new ProcessHost(start);
        await host.Process.StandardInput.WriteLineAsync(input ?? "");
        host.Process.StandardInput.Close();
        await host.EndedAsync();
        return (host.Process.ExitCode, host.Output);
    }

    /// <summary>SIGKILL: the process gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await EndedAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync(Process.Id, "TERM");
        await EndedAsync();
        return Process.ExitCode;
    }

    /// <summary>Sends a signal to any process.</summary>
    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            await TerminateAsync();
        Process.Dispose();
    }

    private static ProcessHost Launch(string data, string? user, string[] arguments) =>
        new(Describe(user, ["--data", data, "--urls", "http://127.0.0.1:0", .. arguments]));

    private static ProcessStartInfo Describe(string? user, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["APPROVAL_DEMO_PASSWORD"] = HostFixture.Password;
        if (user is not null)
            start.UserName = user;
        return start;
    }

    // The host's own output directory, for that has its settings and pages; it stands beside the test's with the same configuration.
    private static string Program
    {
        get
        {
            var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
            var framework = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Installation.Root, "Approval.Host", "bin", configuration, framework, "Approval.Host.dll");
        }
    }

    private async Task ReadyAsync()
    {
        var ended = Process.WaitForExitAsync();
        if (await Task.WhenAny(_ready.Task, ended, Task.Delay(Patience)) != _ready.Task)
        {
            var how = ended.IsCompleted ? $"ended with code {Process.ExitCode}" : "was not ready in time";
            Process.Kill();
            throw new InvalidOperationException($"The host {how}:\n{Output}");
        }

        Address = await _ready.Task;
    }

    private async Task EndedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await Process.WaitForExitAsync(limit.Token);
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (AddressLine().Match(line) is { Success: true } found)
            _ready.TrySetResult(new Uri(found.Value.Trim()));
    }

    [GeneratedRegex(@"^\s+http://127\.0\.0\.1:\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressLine();
}
