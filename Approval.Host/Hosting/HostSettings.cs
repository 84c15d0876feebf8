using Npgsql;

namespace Approval.Host.Hosting;

/// <summary>What the command line, the environment and appsettings say about this host.</summary>
/// <param name="Data">The data directory, absolute; <c>.data</c> beside the product unless <c>--data</c> says otherwise.</param>
/// <param name="Outside">Connection string of an outside PostgreSQL; null for the embedded one.</param>
/// <param name="DemoData">Whether demo users and keys exist (<c>Approval:DemoData</c>).</param>
/// <param name="DemoPassword">The password that <c>APPROVAL_DEMO_PASSWORD</c> asks for, or null.</param>
/// <param name="Definitions">The directory of the office's definitions (<c>Approval:Definitions</c>).</param>
/// <param name="Quiet">Whether the console stays silent (<c>Approval:Quiet</c>); the log file does not.</param>
internal sealed record HostSettings(string Data, string? Outside, bool DemoData, string? DemoPassword, string Definitions, bool Quiet)
{
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Reads the settings; relative paths are the caller's.</summary>
    /// <exception cref="StartRefusedException">A setting cannot be read.</exception>
    public static HostSettings From(IConfiguration configuration) => new(
        Path.GetFullPath(Given(configuration["data"]) ?? Path.Combine(Installation.Root, ".data")),
        OutsideFrom(Given(configuration.GetConnectionString("Approval"))),
        configuration.GetValue<bool>("Approval:DemoData"),
        Given(configuration["APPROVAL_DEMO_PASSWORD"]),
        Path.GetFullPath(Given(configuration["Approval:Definitions"]) ?? Path.Combine(Installation.Root, "definitions")),
        configuration.GetValue<bool>("Approval:Quiet"));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? OutsideFrom(string? text)
    {
        if (text is null)
            return null;
        try
        {
            // Every instant in the store is UTC, whatever zone the outside server prefers.
            return new NpgsqlConnectionStringBuilder(text) { Timezone = "UTC" }.ConnectionString;
        }
        catch (ArgumentException error)
        {
            throw new StartRefusedException(
                $"ConnectionStrings:Approval 无法识别：{error.Message}", $"ConnectionStrings:Approval cannot be read: {error.Message}", error);
        }
    }
}
