using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Runs its body once: a box in a flowchart that holds another flow.</summary>
internal sealed class FlowNode : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.FlowNode", "Flow")
    {
        DisplayName = new("容器", "Container"),
        Ports = ["body"],
    };

    public override void Execute(ActivityContext context)
    {
        if (!context.Schedule("body"))
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) => context.Complete();
}
