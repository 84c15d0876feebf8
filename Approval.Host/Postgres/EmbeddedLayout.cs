using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Approval.Host.Postgres;

/// <summary>Where the embedded server of one data directory keeps its things.</summary>
/// <param name="Directory">The data directory of the host, absolute.</param>
internal sealed record EmbeddedLayout(string Directory)
{
    /// <summary>One database for the product; the name never changes.</summary>
    public const string Database = "approval";

    public const string SuperUser = "app";

    // The kernel's sun_path is 108 bytes with its closing zero (104 on macOS); PostgreSQL appends the socket's name and a lock's.
    private const int LongestSocketDirectory = 85;

    public string Cluster => Path.Combine(Directory, "data");

    public string Run { get; } = ShortRun(Directory);

    /// <summary>Written last when a cluster is made: without it the cluster is half made and is made anew.</summary>
    public string InitializedMark => Path.Combine(Cluster, "initialized");

    /// <summary>Names the host whose watcher may stop the server.</summary>
    public string Owner => Path.Combine(Directory, "postgres.owner");

    public string StartLog => Path.Combine(Cluster, "start.log");

    public string PostmasterFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Windows has no directory rights on sockets, so there it is loopback with a password.</summary>
    public string PasswordFile => Path.Combine(Directory, "postgres.password");

    public string ConnectionString(string database = Database)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Username = SuperUser,
            Database = database,
            Host = OperatingSystem.IsWindows() ? "127.0.0.1" : Run,
            Port = OperatingSystem.IsWindows() ? WindowsPort : 5432,
            SslMode = SslMode.Disable,
            // Not only a habit: the server never speaks GSS, and asking for it costs a round trip.
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        if (OperatingSystem.IsWindows())
            settings.Password = WindowsPassword();
        return settings.ConnectionString;
    }

    /// <summary>The password of the loopback server, made at first use.</summary>
    public string WindowsPassword()
    {
        System.IO.Directory.CreateDirectory(Directory);
        if (!File.Exists(PasswordFile))
            File.WriteAllText(PasswordFile, RandomNumberGenerator.GetHexString(40));
        return File.ReadAllText(PasswordFile);
    }

    /// <summary>A port that two data directories rarely share; sockets need none.</summary>
    public int WindowsPort => 40000 + (SHA256.HashData(Encoding.UTF8.GetBytes(Directory))[0] * 32);

    private static string ShortRun(string directory)
    {
        var run = Path.Combine(directory, "run");
        // A comma would be read as two hosts by the driver.
        var usable = Encoding.UTF8.GetByteCount(run) <= LongestSocketDirectory && !run.Contains(',', StringComparison.Ordinal);
        if (OperatingSystem.IsWindows() || usable)
            return run;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(directory)))[..16];
        return $"/tmp/approval-{hash}";
    }
}
