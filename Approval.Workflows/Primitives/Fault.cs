using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Faults on purpose.</summary>
internal sealed class Fault : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Fault", "Primitives")
    {
        DisplayName = new("报错", "Fault"),
        Inputs = [new InputDescriptor("Code", "String") { DisplayName = new("代码", "Code"), DefaultValue = "0" }, new InputDescriptor("Category", "String") { DisplayName = new("类别", "Category"), DefaultValue = "General" }, new InputDescriptor("FaultType", "String") { DisplayName = new("类型", "Type"), DefaultValue = "System" }, new InputDescriptor("Message", "String") { DisplayName = new("消息", "Message") }],
    };

    public override void Execute(ActivityContext context) =>
        context.Fault(context.Input<string>("code") ?? "0", context.Input<string>("message") ?? "");
}
