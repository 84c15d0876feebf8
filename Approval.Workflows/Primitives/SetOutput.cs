using Approval.Workflows.Composition;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Primitives;

/// <summary>Writes a named output of the workflow.</summary>
internal sealed class SetOutput : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.SetOutput", "Composition")
    {
        DisplayName = new("设置输出", "Set output"),
        Inputs = [new InputDescriptor("OutputName", "String") { DisplayName = new("输出", "Output"), UiHint = "output-picker" }, new InputDescriptor("OutputValue", "Object") { DisplayName = new("值", "Value") }],
    };

    public override void Execute(ActivityContext context)
    {
        var name = context.Input<string>("outputName")
            ?? throw new WorkflowFaultException("output.missing", "SetOutput names no output.");
        EmbeddedWorkflow.WriteOutput(context, name, context.InputNode("outputValue"));
        context.Complete();
    }
}
