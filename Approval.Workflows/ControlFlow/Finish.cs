using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Ends the whole instance: nothing queued runs, every wait is withdrawn.</summary>
internal sealed class Finish : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Finish", "Primitives")
    {
        DisplayName = new("完成流程", "Finish"),
        IsTerminal = true,
        Outcomes = [],
    };

    public override void Execute(ActivityContext context) => context.Burst.End(InstanceSubStatus.Finished, by: context);
}
