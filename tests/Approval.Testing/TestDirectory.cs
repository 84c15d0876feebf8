using System.Diagnostics;

namespace Approval.Testing;

/// <summary>A directory of a test, short enough for a socket and gone when the test ends.</summary>
/// <remarks>Tests that were killed leave theirs behind; the next test process removes what no process holds any more.</remarks>
public sealed class TestDirectory : IDisposable
{
    private const string Prefix = "approval-test-";
    private static int _swept;

    // The lock tells other test processes that the directory is in use; the system frees it however this process ends.
    private readonly FileStream _lock;
    private Process? _reaper;

    private TestDirectory(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        _lock = new FileStream(LockOf(path), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path { get; }

    public static TestDirectory Create(string purpose)
    {
        if (Interlocked.Exchange(ref _swept, 1) == 0)
            Sweep();
        return new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Prefix}{purpose}-{Guid.NewGuid().ToString("N")[..10]}"));
    }

    /// <summary>Leaves the removal to a shell that outlives this process: the test runner gives an ending process a tenth of a second.</summary>
    /// <param name="waitFor">A file that is gone when nobody writes into the directory any more.</param>
    public void RemoveAfterProcess(string waitFor)
    {
        if (OperatingSystem.IsWindows())
            return;
        const string script = """
            trap '' INT TERM HUP QUIT
            exec >/dev/null 2>&1
            cat
            for _ in $(seq 100); do [ -e "$3" ] || break; sleep 0.1; done
            rm -rf "$1" "$2"
            """;
        _reaper = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "approval-test-reaper", Path, LockOf(Path), waitFor])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        });
    }

    public void Dispose()
    {
        _reaper?.Dispose();
        Remove(Path);
        _lock.Dispose();
        File.Delete(LockOf(Path));
    }

    private static string LockOf(string path) => path + ".lock";

    private static void Sweep()
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.GetTempPath(), Prefix + "*.lock"))
        {
            try
            {
                using var free = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                Remove(file[..^".lock".Length]);
                File.Delete(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Held by a test process that is still running, or somebody else's.
            }
        }
    }

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A server that is just ending may still write; the next sweep takes the rest.
        }
    }
}
