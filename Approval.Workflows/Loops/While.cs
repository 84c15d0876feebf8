using Approval.Workflows.Execution;

namespace Approval.Workflows.Loops;

/// <summary>Runs its body as long as the condition holds; the condition is evaluated before each round.</summary>
internal sealed class While : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.While", "Looping")
    {
        DisplayName = new("条件循环", "While"),
        Inputs = [new InputDescriptor("Condition", "Boolean") { DisplayName = new("条件", "Condition"), DefaultSyntax = "JavaScript" }],
        Ports = ["body"],
        IsLoop = true,
    };

    public override void Execute(ActivityContext context) => Round(context);

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) => Round(context);

    private static void Round(ActivityContext context)
    {
        context.ForgetInputs();
        if (!context.Input<bool>("condition") || !context.Schedule("body"))
            context.Complete();
    }
}
