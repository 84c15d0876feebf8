using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Runs its branches; waits for all of them, or for the first one and cancels the others.</summary>
internal sealed class Fork : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Fork", "Control Flow")
    {
        DisplayName = new("分支", "Fork"),
        IsBrowsable = false,
        Inputs = [new InputDescriptor("JoinMode", "String") { IsWrapped = false, Options = ["WaitAll", "WaitAny"], UiHint = "dropdown" }],
    };

    public override void Execute(ActivityContext context)
    {
        foreach (var branch in context.Node.Members("branches"))
            context.Schedule(branch);
        if (context.IsIdle)
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsIdle || context.Input<string>("joinMode") is "WaitAny" or "1" || child.Node.Behaviour.Descriptor.IsTerminal)
            context.Complete();
    }
}
