using Approval.Workflows.Execution;

namespace Approval.Workflows.ControlFlow;

/// <summary>Runs the first, or every, case whose condition holds, else <c>default</c>.</summary>
internal sealed class Switch : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Switch", "Branching")
    {
        DisplayName = new("多路选择", "Switch"),
        Inputs =
        [
            new InputDescriptor("Cases", "Object") { IsWrapped = false, UiHint = "switch-editor", DisplayName = new("分支", "Cases") },
            new InputDescriptor("Mode", "String") { UiHint = "dropdown", Options = ["MatchFirst", "MatchAny"] },
        ],
        Outputs = [new OutputDescriptor("Output", "Object")],
        Ports = ["default"],
    };

    public override void Execute(ActivityContext context)
    {
        var matches = SwitchCases.Matching(context);
        foreach (var match in matches)
            context.Schedule($"cases[{match.Index}].activity");
        if (matches.Count == 0)
            context.Schedule("default");
        if (context.IsIdle)
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsIdle)
            context.Complete();
    }
}
