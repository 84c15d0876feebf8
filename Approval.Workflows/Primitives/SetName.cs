using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Names the instance for people.</summary>
internal sealed class SetName : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.SetName", "Primitives")
    {
        DisplayName = new("命名实例", "Set name"),
        Inputs = [new InputDescriptor("Value", "String") { DisplayName = new("名称", "Value") }],
    };

    public override void Execute(ActivityContext context)
    {
        context.Instance.Name = context.Input<string>("value");
        context.Complete();
    }
}
