using System.Diagnostics;
using Approval.Host.Hosting;

namespace Approval.Host.Postgres;

/// <summary>
/// As whom the server runs. PostgreSQL refuses to run as root, so root hands it to <c>nobody</c>; where that user cannot pass the directories
/// (a home or temporary directory with mode 0700), a user namespace gives the server another face with the same rights.
/// </summary>
internal sealed record ServerUser(ServerUser.Way How)
{
    private const string Nobody = "nobody";

    public enum Way
    {
        /// <summary>The user who runs the host.</summary>
        Same,

        /// <summary>root hands over to <c>nobody</c>.</summary>
        Nobody,

        /// <summary>root in a user namespace that calls it <c>nobody</c>.</summary>
        Namespace,
    }

    /// <summary>The first way that lets the server reach every path it needs.</summary>
    /// <exception cref="StartRefusedException">The host runs as root and neither way is open.</exception>
    public static ServerUser Choose(params string[] needed)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return new(Way.Same);
        var closed = needed.Select(FirstClosed).FirstOrDefault(static place => place is not null);
        if (closed is null)
            return new(Way.Nobody);
        if (NamespaceWorks())
            return new(Way.Namespace);
        throw new StartRefusedException(
            $"PostgreSQL 不能以 root 身份运行，而用户 nobody 无法进入 {closed}；请用 --data 指定其他目录、执行 chmod o+x {closed}，或以普通用户启动。",
            $"PostgreSQL does not run as root and the user nobody cannot pass {closed}: give another --data DIR, run 'chmod o+x {closed}', or start as a normal user.");
    }

    /// <summary>Turns a command into one that runs as the server's user.</summary>
    public ProcessStartInfo Command(string program, IEnumerable<string> arguments)
    {
        var start = How == Way.Namespace
            ? new ProcessStartInfo("unshare", ["--user", "--map-user=65534", "--map-group=65534", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        if (How == Way.Nobody)
            start.UserName = Nobody;
        return start;
    }

    /// <summary>Gives files to the server's user; only root has to.</summary>
    public void Own(string path, bool everything = false)
    {
        if (How == Way.Same)
            return;
        string[] arguments = [How == Way.Nobody ? Nobody : "root", path];
        using var chown = Process.Start(new ProcessStartInfo("chown", everything ? ["-R", .. arguments] : arguments))!;
        chown.WaitForExit();
    }

    private static string? FirstClosed(string path)
    {
        for (var place = new DirectoryInfo(path); place is not null; place = place.Parent)
        {
            if (!OperatingSystem.IsWindows() && place.Exists && !place.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return place.FullName;
        }

        return null;
    }

    private static bool NamespaceWorks()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-user=65534", "--map-group=65534", "--", "true"])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
