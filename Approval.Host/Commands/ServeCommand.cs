using Approval.Host.Hosting;
using Approval.Host.SignIn;

namespace Approval.Host.Commands;

/// <summary>Serves until it is told to stop (SIGTERM, Ctrl-C).</summary>
internal sealed class ServeCommand : ICommand
{
    public string Verb => "serve";

    public IReadOnlyList<string> Operands => [];

    public IReadOnlyList<CommandOption> Options => [];

    public string Purpose => "启动平台（默认） · run the platform (default)";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        await using var app = Program.Build(arguments.ForHost);
        try
        {
            await app.StartAsync();
        }
        catch (IOException error) when (StartRefusedException.Explains(error))
        {
            // Workers have begun by now; without this their being cancelled would be logged as a failure.
            app.Lifetime.StopApplication();
            throw new StartRefusedException(
                $"监听地址已被其他程序占用，请用 --urls 指定其他端口。（{error.Message}）", $"The address is taken by another program: give another with --urls. ({error.Message})", error);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return 0;
        }

        var settings = app.Services.GetRequiredService<HostSettings>();
        if (!settings.Quiet)
            await console.Out.WriteLineAsync(Banner.Render(app.Urls, settings, app.Services.GetRequiredService<DemoSignIns>()));
        await app.WaitForShutdownAsync();
        return 0;
    }
}
