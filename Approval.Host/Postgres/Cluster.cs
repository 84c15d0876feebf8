using Approval.Host.Hosting;

namespace Approval.Host.Postgres;

/// <summary>Makes the files of a server: its directories, the cluster itself and its settings.</summary>
internal sealed class Cluster(EmbeddedLayout layout, EmbeddedSettings settings, PostgresBinaries binaries, PostgresTool tool)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Everything the server needs is there afterwards; a half-made cluster is made anew, a whole one is never touched.</summary>
    /// <param name="mayMake">False when the cluster was there before: one that has vanished must not come back empty.</param>
    /// <exception cref="StartRefusedException">The cluster could not be made, or has vanished.</exception>
    public async Task PrepareAsync(bool mayMake, CancellationToken cancel)
    {
        var isMade = File.Exists(layout.InitializedMark);
        if (!isMade && !mayMake)
            throw new StartRefusedException($"数据库目录 {layout.Cluster} 已不存在。", $"The database directory {layout.Cluster} is gone.");
        MakeRunDirectory();
        if (!isMade)
            await MakeAsync(cancel);
        await File.WriteAllTextAsync(Path.Combine(layout.Cluster, "postgresql.conf"), settings.Render(layout), cancel);
        // A cluster may have been made by another user (root in a container, then not).
        tool.User.Own(layout.Cluster, everything: true);
    }

    private void MakeRunDirectory()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(layout.Run, OwnerOnly);
        try
        {
            // In a shared temporary directory somebody else could have made it first; then this fails, and rightly.
            File.SetUnixFileMode(layout.Run, OwnerOnly);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StartRefusedException(
                $"目录 {layout.Run} 属于其他用户，无法用于数据库套接字。", $"{layout.Run} belongs to another user and cannot hold the database socket.", error);
        }

        tool.User.Own(layout.Run);
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        if (Directory.Exists(layout.Cluster))
            Directory.Delete(layout.Cluster, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(layout.Cluster);
        else
            Directory.CreateDirectory(layout.Cluster, OwnerOnly);
        tool.User.Own(layout.Cluster);
        var (exit, output) = await tool.RunAsync(binaries.Initdb, Arguments(), cancel);
        if (exit != 0)
            throw new StartRefusedException($"无法创建数据库目录 {layout.Cluster}：{output}", $"initdb failed for {layout.Cluster}: {output}");
        await File.WriteAllTextAsync(layout.InitializedMark, "made by initdb and complete\n", cancel);
    }

    private string[] Arguments()
    {
        string[] always = ["-D", layout.Cluster, "-U", EmbeddedLayout.SuperUser, "--encoding=UTF8", "--no-locale", "--auth-local=trust"];
        string[] sync = settings.Durable ? [] : ["--no-sync"];
        if (!OperatingSystem.IsWindows())
            return [.. always, .. sync, "--auth-host=reject"];
        layout.WindowsPassword();
        return [.. always, .. sync, "--auth-host=scram-sha-256", $"--pwfile={layout.PasswordFile}"];
    }
}
