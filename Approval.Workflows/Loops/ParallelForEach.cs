using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Loops;

/// <summary>Runs its body for every item at once; each round has its own <c>CurrentValue</c>.</summary>
internal sealed class ParallelForEach : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.ParallelForEach", "Looping")
    {
        DisplayName = new("并行逐项", "Parallel for each"),
        Inputs = [new InputDescriptor("Items", "Object[]") { DisplayName = new("集合", "Items"), DefaultSyntax = "JavaScript" }],
        Ports = ["body"],
        IsLoop = true,
    };

    public override void Execute(ActivityContext context)
    {
        var items = context.Input<JsonArray>("items") ?? [];
        if (context.Node.Port("body") is { } body)
        {
            for (var i = 0; i < items.Count; i++)
                context.Schedule(body, LoopScope.Of(items[i], i), i);
        }
        if (context.IsIdle)
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsIdle)
            context.Complete();
    }
}
