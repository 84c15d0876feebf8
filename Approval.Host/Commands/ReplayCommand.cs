using Approval.Activities;
using Approval.Workflows;
using Microsoft.Extensions.Logging.Abstractions;

namespace Approval.Host.Commands;

/// <summary>Runs a workflow instance again from its journal, without changing anything, and says whether everything comes out as it had.</summary>
internal sealed class ReplayCommand : ICommand
{
    public string Verb => "replay";

    public IReadOnlyList<string> Operands => ["INSTANCE"];

    public IReadOnlyList<CommandOption> Options => [];

    public string Purpose => "按日志重放流程实例并比对 · run an instance again from its journal and compare";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        if (!Guid.TryParse(arguments.Operands[0], out var instance))
            throw new UsageException("流程实例标识不是合法的 UUID。", "The id of an instance is a UUID.");
        await using var store = await StoreSession.OpenAsync(arguments);
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(store.Database)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddWorkflows()
            .AddActivities()
            .BuildServiceProvider();
        if (await services.GetRequiredService<WorkflowReplay>().RunAsync(instance, default) is not { } result)
        {
            await console.Error.WriteLineAsync($"没有流程实例 {instance}。\nThere is no instance {instance}.");
            return 1;
        }

        foreach (var difference in result.Differences)
            await console.Out.WriteLineAsync(difference);
        await console.Out.WriteLineAsync(result.IsSame ? $"{result.Bursts} 步全部一致 · all {result.Bursts} bursts came out the same" : $"第 {result.Bursts} 步起不一致 · differs from burst {result.Bursts}");
        return result.IsSame ? 0 : 1;
    }
}
