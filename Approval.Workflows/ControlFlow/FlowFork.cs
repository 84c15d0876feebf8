using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Completes with every branch it lists, and not with <c>Done</c>, unless it lists none.</summary>
internal sealed class FlowFork : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.FlowFork", "Branching")
    {
        DisplayName = new("并行分支", "Fork (flow)"),
        Inputs = [new InputDescriptor("Branches", "String[]") { UiHint = "dynamic-outcomes", DisplayName = new("分支", "Branches") }],
        Outcomes = [],
    };

    public override void Execute(ActivityContext context) => context.Complete(context.Input<string[]>("branches") ?? []);
}
