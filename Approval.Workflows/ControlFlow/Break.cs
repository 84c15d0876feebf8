using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Ends the nearest loop; outside any loop, the sequences it stands in, else its container.</summary>
internal sealed class Break : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Break", "Looping")
    {
        DisplayName = new("跳出循环", "Break"),
        IsTerminal = true,
        Outcomes = [],
    };

    public override void Execute(ActivityContext context)
    {
        var loop = context.Parent;
        while (loop is { Node.Behaviour.Descriptor.IsLoop: false })
            loop = loop.Parent;
        context.Complete();
        (loop ?? Sequences(context.Parent))?.Complete();
    }

    private static ActivityContext? Sequences(ActivityContext? container)
    {
        while (container is { Node.Behaviour: Sequence, Parent.Node.Behaviour: Sequence })
            container = container.Parent;
        return container;
    }
}
