using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Sets the correlation id of the instance.</summary>
internal sealed class Correlate : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Correlate", "Primitives")
    {
        DisplayName = new("关联", "Correlate"),
        Inputs = [new InputDescriptor("CorrelationId", "String") { DisplayName = new("关联标识", "Correlation id") }],
    };

    public override void Execute(ActivityContext context)
    {
        context.Instance.CorrelationId = context.Input<string>("correlationId");
        context.Complete();
    }
}
