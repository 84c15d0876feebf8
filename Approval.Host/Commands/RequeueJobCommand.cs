using Approval.Workflows;

namespace Approval.Host.Commands;

/// <summary>Gives a dead job another round of attempts, once its cause is mended.</summary>
internal sealed class RequeueJobCommand : ICommand
{
    public string Verb => "requeue-job";

    public IReadOnlyList<string> Operands => ["INSTANCE", "JOB"];

    public IReadOnlyList<CommandOption> Options => [];

    public string Purpose => "重新执行失败的后台任务 · run a dead job again";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        if (!Guid.TryParse(arguments.Operands[0], out var instance) || !Guid.TryParse(arguments.Operands[1], out var job))
            throw new UsageException("任务标识不是合法的 UUID。", "The ids of a job are UUIDs; dead-jobs lists them.");
        await using var store = await StoreSession.OpenAsync(arguments);
        var requeued = await new DeadJobs(store.Database, TimeProvider.System).RequeueAsync(instance, job, default);
        await console.Out.WriteLineAsync(requeued ? "已重新排队 · requeued" : "没有这个失败的任务 · there is no such dead job");
        return requeued ? 0 : 1;
    }
}
