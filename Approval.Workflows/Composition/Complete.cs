using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Composition;

/// <summary>Completes the nearest workflow used as an activity, else the whole workflow, with the outcomes given.</summary>
internal sealed class Complete : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Elsa.Complete", "Composition")
    {
        DisplayName = new("完成", "Complete"),
        Inputs = [new InputDescriptor("Outcomes", "Object") { UiHint = "outcome-picker", DefaultSyntax = "Object", DisplayName = new("结果", "Outcomes") }],
        IsTerminal = true,
        Outcomes = [],
    };

    public override void Execute(ActivityContext context)
    {
        var outcomes = Outcomes(context.InputNode("outcomes"));
        var composite = context;
        while (composite.Parent is { } outer && composite.Node.Behaviour is not IComposite)
            composite = outer;
        context.Burst.Complete(composite, outcomes);
    }

    private static string[] Outcomes(JsonNode? value) => value switch
    {
        JsonArray { Count: > 0 } list => [.. list.Select(o => Conversion.ToText(o) ?? "Done")],
        JsonValue text when Conversion.ToText(text) is { Length: > 0 } one && one[0] != '{' => [one],
        _ => Outcome.Done,
    };
}

/// <summary>Marks an activity that <c>Elsa.Complete</c> inside it completes.</summary>
internal interface IComposite;
