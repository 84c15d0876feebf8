using Approval.Workflows;

namespace Approval.Host.Commands;

/// <summary>Lists the jobs that have failed for good, each with the sentence of its last failure: what a person must look at.</summary>
internal sealed class DeadJobsCommand : ICommand
{
    private const int Most = 200;

    public string Verb => "dead-jobs";

    public IReadOnlyList<string> Operands => [];

    public IReadOnlyList<CommandOption> Options => [];

    public string Purpose => "列出多次失败、需要人工处理的后台任务 · list jobs that have failed for good";

    public async Task<int> RunAsync(CommandArguments arguments, CommandConsole console)
    {
        await using var store = await StoreSession.OpenAsync(arguments);
        var dead = await new DeadJobs(store.Database, TimeProvider.System).ListAsync(Most, default);
        foreach (var job in dead)
            await console.Out.WriteLineAsync($"{job.Job.InstanceId} {job.Job.Id}  {job.CreatedAt:yyyy-MM-dd HH:mm}  {job.Job.Kind}  {job.LastError?.Split('\n')[0]}");
        await console.Out.WriteLineAsync(dead.Count == 0 ? "没有失败的后台任务 · no dead jobs" : "处理后重新排队 · when mended: requeue-job INSTANCE JOB");
        return 0;
    }
}
