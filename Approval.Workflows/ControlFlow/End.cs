using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Ends the enclosing container, not the workflow.</summary>
internal sealed class End : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.End", "Flow")
    {
        DisplayName = new("结束", "End"),
        IsTerminal = true,
        Outcomes = [],
    };

    public override void Execute(ActivityContext context) => context.Complete();
}
