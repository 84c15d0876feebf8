using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Writes a line with a level to the log of the instance.</summary>
internal sealed class Log : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Log", "Diagnostics")
    {
        DisplayName = new("记录日志", "Log"),
        Inputs = [new InputDescriptor("Message", "String") { DisplayName = new("消息", "Message") }, new InputDescriptor("Level", "String") { DisplayName = new("级别", "Level"), UiHint = "dropdown", DefaultValue = "Information", Options = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"] }, new InputDescriptor("Category", "String") { DisplayName = new("类别", "Category"), DefaultValue = "Process" }, new InputDescriptor("Arguments", "Object") { DisplayName = new("参数", "Arguments") }, new InputDescriptor("Attributes", "ObjectDictionary") { DisplayName = new("属性", "Attributes") }],
    };

    public override void Execute(ActivityContext context)
    {
        context.Log(context.Input<string>("level") ?? "Information", context.Input<string>("message") ?? "");
        context.Complete();
    }
}
