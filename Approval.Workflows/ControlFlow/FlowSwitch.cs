using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Completes with the label of the first, or of every, case that holds, else with <c>Default</c>.</summary>
internal sealed class FlowSwitch : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.FlowSwitch", "Branching")
    {
        DisplayName = new("多路选择（流程）", "Switch (flow)"),
        Inputs =
        [
            new InputDescriptor("Cases", "Object") { IsWrapped = false, UiHint = "flow-switch-editor", DisplayName = new("分支", "Cases") },
            new InputDescriptor("Mode", "String") { UiHint = "dropdown", Options = ["MatchFirst", "MatchAny"] },
        ],
        Outcomes = ["Default"],
    };

    public override void Execute(ActivityContext context)
    {
        var labels = SwitchCases.Matching(context).ConvertAll(c => c.Label);
        context.Complete(labels.Count == 0 ? ["Default"] : [.. labels]);
    }
}
