using System.ComponentModel;
using System.Diagnostics;

namespace Approval.Host.Postgres;

/// <summary>What the server writes about itself in <c>postmaster.pid</c>.</summary>
internal static class PostmasterFile
{
    /// <summary>The process id in the file, or null when there is no file or it is only half written.</summary>
    public static int? ReadPid(EmbeddedLayout layout)
    {
        try
        {
            var first = File.ReadLines(layout.PostmasterFile).FirstOrDefault();
            return int.TryParse(first, out var pid) && pid > 0 ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the named process is the server of this cluster. A process id is reused sooner or later (after a restart of a container at once),
    /// so a living process alone proves nothing.
    /// </summary>
    public static bool IsServerOf(int pid, EmbeddedLayout layout)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && !IsElsewhere(pid, layout);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Whether any process has this id; PostgreSQL itself refuses to start beside such a process.</summary>
    public static bool IsTaken(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    // The server works in its own cluster; where the system shows it, that settles whose server it is.
    private static bool IsElsewhere(int pid, EmbeddedLayout layout)
    {
        try
        {
            var place = new FileInfo($"/proc/{pid}/cwd").LinkTarget;
            return place is not null && place != Real(layout.Cluster);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Real(string path)
    {
        var resolved = Path.GetPathRoot(path)!;
        foreach (var part in path[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(resolved, part));
            resolved = next.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next.FullName;
        }

        return resolved;
    }
}
