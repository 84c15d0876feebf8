using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>Inputs that the activities share that start other instances.</summary>
internal static class ChildInputs
{
    public static InputDescriptor Definition { get; } = new("WorkflowDefinitionId", "String") { UiHint = "workflow-definition-picker", IsRequired = true, DisplayName = new("流程", "Workflow definition") };

    public static InputDescriptor Input { get; } = new("Input", "ObjectDictionary") { DisplayName = new("输入", "Input") };

    public static IReadOnlyList<InputDescriptor> All { get; } = [Definition, new InputDescriptor("CorrelationId", "String") { DisplayName = new("关联标识", "Correlation id") }, Input];

    public static InputDescriptor Wait(bool byDefault) => new("WaitForCompletion", "Boolean") { UiHint = "checkbox", DefaultValue = byDefault, DisplayName = new("等待完成", "Wait for completion") };
}
