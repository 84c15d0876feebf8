using System.Diagnostics;

namespace Approval.Host.Postgres;

/// <summary>
/// A shell that waits on a pipe from this process and asks the server to stop when the pipe closes. The kernel closes it however the host ends,
/// SIGKILL included, so a killed host leaves no server behind.
/// </summary>
internal sealed class Watcher : IDisposable
{
    // It ignores the terminal's signals, for it shares the host's process group; and it acts only for the host that owns the server now,
    // so that a server adopted by the next host is left alone.
    private const string Script = """
        trap '' INT TERM HUP QUIT
        exec >/dev/null 2>&1
        cat
        [ "$(cat "$1")" = "$2" ] && [ "$(head -n 1 "$3")" = "$4" ] && kill -INT "$4"
        """;

    private readonly Process? _process;

    private Watcher(Process? process) => _process = process;

    public static Watcher Watch(EmbeddedLayout layout, int postmaster)
    {
        var token = Guid.NewGuid().ToString("N");
        File.WriteAllText(layout.Owner, token);
        if (OperatingSystem.IsWindows())
            return new(null);
        string[] arguments = ["-c", Script, "approval-watch", layout.Owner, token, layout.PostmasterFile, $"{postmaster}"];
        return new(Process.Start(new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" }));
    }

    /// <summary>Closes the pipe; call it only when the server has stopped or has another owner.</summary>
    public void Dispose()
    {
        _process?.StandardInput.Dispose();
        _process?.Dispose();
    }
}
