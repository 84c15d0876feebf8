using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Runs <c>then</c> or <c>else</c>; a missing branch counts as done.</summary>
internal sealed class If : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.If", "Branching")
    {
        DisplayName = new("如果", "If"),
        Inputs = [new InputDescriptor("Condition", "Boolean") { DisplayName = new("条件", "Condition") }],
        Outputs = [new OutputDescriptor("Result", "Boolean")],
        Ports = ["then", "else"],
    };

    public override void Execute(ActivityContext context)
    {
        var condition = context.Input<bool>("condition");
        context.SetOutput("result", condition);
        if (!context.Schedule(condition ? "then" : "else"))
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) => context.Complete();
}
