using Approval.Host.Postgres;

namespace Approval.Host.Tests.Hosting;

/// <summary>The shells that watch over the server of one data directory, as the system lists them.</summary>
internal static class WatcherProcesses
{
    public static List<int> Of(EmbeddedLayout layout) =>
    [
        .. from process in Directory.GetDirectories("/proc")
           let id = Path.GetFileName(process)
           where id.All(char.IsAsciiDigit) && CommandLineOf(process).Contains("approval-watch\0" + layout.Owner, StringComparison.Ordinal)
           select int.Parse(id, null),
    ];

    private static string CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
