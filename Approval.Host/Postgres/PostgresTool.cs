using System.Diagnostics;

namespace Approval.Host.Postgres;

/// <summary>Runs one of PostgreSQL's own programs to its end.</summary>
internal sealed record PostgresTool(ServerUser User)
{
    private static readonly string[] Kept = ["PATH", "SystemRoot", "TEMP", "TMP"];

    /// <summary>Exit code of the program and everything it said.</summary>
    /// <param name="place">Working directory; without one the root, for the server's user may not be allowed to stand where the host stands.</param>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancel, string? place = null)
    {
        var start = User.Command(program, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = place ?? Path.GetPathRoot(program);
        CleanEnvironment(start);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, string.Concat(said).Trim());
    }

    // Nothing of the caller's language, zone or PG* variables may shape the cluster.
    private static void CleanEnvironment(ProcessStartInfo start)
    {
        var kept = Kept
            .Select(static name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(static pair => pair.value is not null)
            .ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
            start.Environment[name] = value;
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
    }
}
