namespace Approval.Host.Hosting;

/// <summary>
/// One step between the start of the process and the first request. Steps run one after the other; the host listens when all are done, and a
/// step that throws ends the start. Register with <c>services.AddSingleton&lt;IHostStart, …&gt;()</c>.
/// </summary>
internal interface IHostStart
{
    /// <summary>One word for the progress line and the health answer.</summary>
    string Name { get; }

    /// <summary>See <see cref="StartOrder"/>.</summary>
    int Order { get; }

    /// <summary>Does the step; returns a few words about what was done, or null.</summary>
    Task<string?> RunAsync(CancellationToken cancel);
}

/// <summary>When a step runs; later ones may use what earlier ones made.</summary>
internal static class StartOrder
{
    /// <summary>The database answers.</summary>
    public const int Database = 0;

    /// <summary>The tables are those of this version.</summary>
    public const int Schema = 100;

    /// <summary>The office's definitions are read and checked.</summary>
    public const int Definitions = 200;

    /// <summary>Demo sign-ins, which need the departments.</summary>
    public const int DemoData = 300;
}
