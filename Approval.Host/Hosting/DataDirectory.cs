using System.Diagnostics.CodeAnalysis;

namespace Approval.Host.Hosting;

/// <summary>
/// The directory that one host keeps everything in: the embedded database, keys and logs. Exactly one host at a time, held by a lock of the
/// operating system that goes with the process, however that ends.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>Absolute.</summary>
    public string Path { get; }

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Keys that protect cookies and forms.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Takes the directory, which is made when it is missing.</summary>
    /// <exception cref="StartRefusedException">Another host works in it, or it cannot be written.</exception>
    public static DataDirectory Take(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            Protect(full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"数据目录 {full} 不可写：{error.Message}", $"The data directory {full} cannot be written: {error.Message}", error);
        }

        return TryLock(full) is { } held ? new(full, held) : throw new StartRefusedException(
            $"数据目录 {full} 正被另一个已启动的审批平台使用；请先停止它，或用 --data 指定其他目录。",
            $"The data directory {full} is in use by another host that is running: stop that one first, or give another --data DIR.");
    }

    /// <summary>Takes the directory unless another host works in it.</summary>
    public static bool TryTake(string path, [NotNullWhen(true)] out DataDirectory? taken)
    {
        Directory.CreateDirectory(path);
        Protect(path);
        taken = TryLock(path) is { } held ? new(path, held) : null;
        return taken is not null;
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream? TryLock(string directory)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(directory, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Protect(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        // A server that root hands to another user must pass through here, but may not look around.
        var passing = Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None;
        File.SetUnixFileMode(directory, OwnerOnly | passing);
        foreach (var inner in new[] { "logs", "keys" })
            Directory.CreateDirectory(System.IO.Path.Combine(directory, inner), OwnerOnly);
    }
}
