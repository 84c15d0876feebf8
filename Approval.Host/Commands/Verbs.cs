namespace Approval.Host.Commands;

/// <summary>Every verb; the first is meant when none is given.</summary>
internal static class Verbs
{
    public static IReadOnlyList<ICommand> All { get; } = [new ServeCommand(), new Demo.DemoCommand(), new CreateAdminCommand(), new CreateKeyCommand(), new ReplayCommand(), new DeadJobsCommand(), new RequeueJobCommand()];
}
