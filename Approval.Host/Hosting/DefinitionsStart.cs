using Approval.Activities.Definitions;

namespace Approval.Host.Hosting;

/// <summary>Imports the office's definitions; what cannot be used is named with file, line and reason, and the rest still loads.</summary>
internal sealed class DefinitionsStart(DefinitionImport import, HostSettings settings, ILogger<DefinitionsStart> log) : IHostStart
{
    public string Name => "definitions";

    public int Order => StartOrder.Definitions;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var report = await import.RunAsync(settings.Definitions, cancel);
        foreach (var problem in report.Problems)
            log.LogWarning("Definition left out: {Problem}", problem);
        return $"{report.Published.Count} published, {report.Unchanged.Count} unchanged, {report.Problems.Count} problems";
    }
}
