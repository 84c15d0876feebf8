using Approval.Host.Commands;
using Approval.Host.Documents.Flow;
using Approval.Host.Hosting;

namespace Approval.Host.Demo;

/// <summary>
/// <c>demo BUNDLE --out DIR</c>: starts a host in a temporary data directory, then plays a whole case through its public
/// doors only. Exit code 0 when every step succeeded.
/// </summary>
internal sealed class DemoCommand : ICommand
{
    public string Verb => "demo";

    public IReadOnlyList<string> Operands => ["BUNDLE"];

    public IReadOnlyList<CommandOption> Options => [new("out", "DIR")];

    public string Purpose => "完整演示一个办件，并留下证照与时间线 · play one whole case and keep licence and timeline";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        var output = Directory.CreateDirectory(Path.GetFullPath(arguments.Options.GetValueOrDefault("out") ?? "demo-out"));
        var data = Directory.CreateTempSubdirectory("approval-demo-");
        var password = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
        try
        {
            await using var app = Program.Build(
            [
                $"--data={data.FullName}", "--urls=http://127.0.0.1:0", "--environment=Development", "--Approval:Quiet=true",
                "--Approval:DemoData=true", $"--APPROVAL_DEMO_PASSWORD={password}",
            ]);
            await app.StartAsync();
            var sample = DemoSample.Read(app.Services.GetRequiredService<HostSettings>().Definitions, arguments.Operands[0]);
            var paper = new DemoPaper(app.Services.GetRequiredService<IDocumentWriter>(), TimeProvider.System);
            var play = new DemoPlay(new Uri(app.Urls.First()), password, sample, paper, output.FullName, console.Out);
            var succeeded = await play.RunAsync();
            await app.StopAsync();
            return succeeded ? 0 : 1;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
