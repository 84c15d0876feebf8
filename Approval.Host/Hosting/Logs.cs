using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Approval.Host.Hosting;

/// <summary>Where log lines go: to the console for a person, and to one file a day in the data directory, kept for a month.</summary>
internal static class Logs
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}";
    private const string FileLine = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj} {TraceId}{NewLine}{Exception}";

    /// <summary>Levels are those of <c>Logging:LogLevel</c>; the writers take whatever comes through.</summary>
    public static void AddLogs(this WebApplicationBuilder builder, DataDirectory data, bool quiet)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            // A refused start is one sentence on the console, not a stack.
            .Filter.ByExcluding(static line => StartRefusedException.Explains(line.Exception))
            .WriteTo.File(Path.Combine(data.Logs, "approval-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                fileSizeLimitBytes: 100_000_000, rollOnFileSizeLimit: true, outputTemplate: FileLine);
        if (!quiet)
            configuration.WriteTo.Console(outputTemplate: Line, standardErrorFromLevel: LogEventLevel.Error);
        builder.Logging.ClearProviders();
        // Not AddSerilog: that switches the framework's level filters off.
        builder.Logging.AddProvider(new SerilogLoggerProvider(configuration.CreateLogger(), dispose: true));
    }
}
