namespace Approval.Host.Postgres;

/// <summary>What may differ between an office's server and a test's.</summary>
/// <param name="Durable">False only in tests: a crash of the machine may then lose the cluster, a crash of a process may not.</param>
internal sealed record EmbeddedSettings(bool Durable = true, int MaxConnections = 100)
{
    /// <summary>The whole of <c>postgresql.conf</c>; it is written at every start, so that an upgrade of the host changes it.</summary>
    public string Render(EmbeddedLayout layout) => $"""
        # Written by the host at every start; changes made here are lost.
        listen_addresses = '{(OperatingSystem.IsWindows() ? "127.0.0.1" : "")}'
        port = {(OperatingSystem.IsWindows() ? layout.WindowsPort : 5432)}
        {(OperatingSystem.IsWindows() ? "" : $"unix_socket_directories = '{Quoted(layout.Run)}'")}
        unix_socket_permissions = 0700
        max_connections = {MaxConnections}
        shared_buffers = 128MB
        wal_level = replica
        fsync = {Switch(Durable)}
        synchronous_commit = on
        full_page_writes = {Switch(Durable)}
        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'ISO, YMD'
        lc_messages = 'C'
        default_text_search_config = 'pg_catalog.simple'
        autovacuum_naptime = 15s
        # One file a weekday, each overwritten a week later: the log never fills the disk.
        logging_collector = on
        log_filename = 'postgres-%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_line_prefix = '%m [%p] '
        log_checkpoints = off

        """;

    private static string Switch(bool on) => on ? "on" : "off";

    // Inside the list a name with a comma or space stands in double quotes; the whole in single ones.
    private static string Quoted(string path) =>
        $"\"{path.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}\"";
}
