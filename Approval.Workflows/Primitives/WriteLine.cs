using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Writes a line to the log of the instance: a server has no console of its own to write to.</summary>
internal sealed class WriteLine : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.WriteLine", "Console")
    {
        DisplayName = new("输出一行", "Write line"),
        Inputs = [new InputDescriptor("Text", "String") { DisplayName = new("文本", "Text") }],
    };

    public override void Execute(ActivityContext context)
    {
        context.Log("Information", context.Input<string>("text") ?? "");
        context.Complete();
    }
}
