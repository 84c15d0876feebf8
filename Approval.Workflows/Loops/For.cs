using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Loops;

/// <summary>Counts from <c>start</c> to <c>end</c>, up or down by the sign of <c>step</c>, running its body each time.</summary>
internal sealed class For : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.For", "Looping")
    {
        DisplayName = new("计数循环", "For"),
        Inputs =
        [
            new InputDescriptor("Start", "Int32") { DisplayName = new("起", "Start") },
            new InputDescriptor("End", "Int32") { DisplayName = new("止", "End") },
            new InputDescriptor("Step", "Int32") { DefaultValue = 1, DisplayName = new("步长", "Step") },
            new InputDescriptor("OuterBoundInclusive", "Boolean") { DefaultValue = true, UiHint = "checkbox", DisplayName = new("含终值", "Inclusive") },
        ],
        Outputs = [new OutputDescriptor("CurrentValue", "Int32")],
        Ports = ["body"],
        IsLoop = true,
    };

    public override void Execute(ActivityContext context) => Round(context, context.Input<long>("start"));

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) =>
        Round(context, (long)context.Properties["i"]! + Step(context));

    private static void Round(ActivityContext context, long value)
    {
        var step = Step(context);
        if (step == 0)
            throw new WorkflowFaultException("loop.zero-step", "A For loop with step 0 never ends.");
        if (context.Node.Port("body") is not { } body || !IsInside(context, value, step))
        {
            context.Complete();
            return;
        }
        context.Properties["i"] = value;
        context.SetOutput("currentValue", value);
        context.Schedule(body, LoopScope.Of(JsonValue.Create(value), index: null));
    }

    private static bool IsInside(ActivityContext context, long value, long step)
    {
        var end = context.Input<long>("end");
        var inclusive = context.Input<bool?>("outerBoundInclusive") ?? true;
        return value == end ? inclusive : step > 0 ? value < end : value > end;
    }

    private static long Step(ActivityContext context) => context.Input<long?>("step") ?? 1;
}
