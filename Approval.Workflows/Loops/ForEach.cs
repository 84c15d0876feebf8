using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Loops;

/// <summary>
/// Runs its body for one item after another. A list in a variable is looked at anew each round, as in Elsa; the list an
/// expression made is kept with the loop, so that a resumed loop goes on with the same one.
/// </summary>
internal sealed class ForEach : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.ForEach", "Looping")
    {
        DisplayName = new("逐项循环", "For each"),
        Inputs = [new InputDescriptor("Items", "Object[]") { DisplayName = new("集合", "Items"), DefaultSyntax = "JavaScript" }],
        Outputs = [new OutputDescriptor("CurrentValue", "Object")],
        Ports = ["body"],
        IsLoop = true,
    };

    public override void Execute(ActivityContext context)
    {
        var items = context.Input<JsonArray>("items")
            ?? throw new WorkflowFaultException("loop.no-items", "ForEach has no collection to go through.");
        if (context.Node.Inputs.GetValueOrDefault("items") is not (LiteralInput or VariableInput))
            context.Properties["items"] = items.DeepClone();
        Round(context, items, 0);
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        context.ForgetInputs();
        var items = context.Properties["items"] as JsonArray ?? context.Input<JsonArray>("items") ?? [];
        Round(context, items, (int)context.Properties["i"]! + 1);
    }

    private static void Round(ActivityContext context, JsonArray items, int index)
    {
        if (index >= items.Count || context.Node.Port("body") is not { } body)
        {
            context.Complete();
            return;
        }
        context.Properties["i"] = index;
        context.SetOutput("currentValue", items[index]);
        context.Schedule(body, LoopScope.Of(items[index], index));
    }
}
