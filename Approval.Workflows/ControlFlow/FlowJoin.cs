using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Where branches meet. The flowchart reads its mode; the activity itself has nothing to do.</summary>
internal sealed class FlowJoin : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.FlowJoin", "Branching")
    {
        DisplayName = new("汇合", "Join"),
        Inputs = [new InputDescriptor("Mode", "String") { UiHint = "dropdown", Options = ["WaitAny", "WaitAll", "WaitAllActive"], DefaultValue = "WaitAny", DisplayName = new("方式", "Mode") }],
    };

    public override void Execute(ActivityContext context) => context.Complete();
}
