using Approval.Host.Demo;
using Approval.Host.Documents.Flow;
using Approval.Host.Hosting;
using Approval.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Approval.Benchmarks.Cases;

/// <summary>
/// The demo's case from submission to licence through the public doors of a host process on its durable embedded
/// PostgreSQL, when nobody waits.
/// </summary>
internal static class CaseBenchmark
{
    private const int Cases = 10;

    public static async Task RunAsync(TextWriter output)
    {
        using var data = TestDirectory.Create("bench");
        using var folder = TestDirectory.Create("bench-out");
        await using var host = await ProcessHost.StartAsync(data.Path);
        await using var printer = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddDocumentsForDemo(folder.Path).BuildServiceProvider();
        var sample = DemoSample.Read(Path.Combine(Installation.Root, "definitions"), "company-opening");
        for (var i = 1; i <= Cases; i++)
        {
            var play = new DemoPlay(host.Address, HostFixture.Password, sample, new DemoPaper(printer.GetRequiredService<IDocumentWriter>(), TimeProvider.System), folder.Path, TextWriter.Null);
            if (!await play.RunAsync())
                throw new InvalidOperationException("The case did not reach its licence; run the demo to see why.");
            await output.WriteLineAsync($"case {i,2}  {play.Elapsed.TotalSeconds:0.00} s from submission to licence   (goal ≤ 3 s)");
        }
    }

    private static IServiceCollection AddDocumentsForDemo(this IServiceCollection services, string keys) =>
        Approval.Host.Documents.DocumentsModule.AddDocuments(services, new Approval.Host.Documents.DocumentOptions(keys));
}
