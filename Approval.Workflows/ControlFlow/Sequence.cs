using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Runs its children one after another; a terminal child ends it.</summary>
internal sealed class Sequence : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Sequence", "Workflows")
    {
        DisplayName = new("顺序", "Sequence"),
        IsContainer = true,
        IsBrowsable = false,
    };

    public override void Execute(ActivityContext context) => Next(context, 0);

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Behaviour.Descriptor.IsTerminal)
            context.Complete();
        else
            Next(context, child.Node.Position + 1);
    }

    private static void Next(ActivityContext context, int position)
    {
        var children = context.Node.Members("activities");
        if (position < children.Count)
            context.Schedule(children[position]);
        else
            context.Complete();
    }
}
