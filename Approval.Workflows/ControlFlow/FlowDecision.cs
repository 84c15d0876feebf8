using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Completes with <c>True</c> or <c>False</c>.</summary>
internal sealed class FlowDecision : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.FlowDecision", "Branching")
    {
        DisplayName = new("判断", "Decision"),
        Inputs = [new InputDescriptor("Condition", "Boolean") { DisplayName = new("条件", "Condition") }],
        Outcomes = ["True", "False"],
    };

    public override void Execute(ActivityContext context) =>
        context.Complete(context.Input<bool>("condition") ? Outcome.True : Outcome.False);
}
