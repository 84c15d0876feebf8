using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Runs all children, taking turns, and completes when all have.</summary>
internal sealed class Parallel : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Parallel", "Workflows")
    {
        DisplayName = new("并行", "Parallel"),
        IsContainer = true,
        IsBrowsable = false,
    };

    public override void Execute(ActivityContext context)
    {
        foreach (var child in context.Node.Members("activities"))
            context.Schedule(child);
        if (context.IsIdle)
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsIdle || child.Node.Behaviour.Descriptor.IsTerminal)
            context.Complete();
    }
}
