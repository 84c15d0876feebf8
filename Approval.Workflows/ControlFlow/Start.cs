using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Marks where a flowchart begins.</summary>
internal sealed class Start : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Start", "Flow") { DisplayName = new("开始", "Start") };

    public override void Execute(ActivityContext context) => context.Complete();
}
