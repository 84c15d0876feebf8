using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Composition;

/// <summary>A workflow used as an activity: runs inside the instance of its parent, in a scope of its own.</summary>
internal sealed class EmbeddedWorkflow : Activity, IComposite
{
    private const string Given = "in";

    public static readonly EmbeddedWorkflow Instance = new();

    public override ActivityDescriptor Descriptor { get; } = new("Elsa.WorkflowDefinitionActivity", "Workflows") { DisplayName = new("子流程", "Workflow"), IsBrowsable = false };

    public override void Execute(ActivityContext context)
    {
        // Evaluated before its own variables exist: an expression of the parent sees the parent's variables.
        var given = new JsonObject();
        foreach (var name in context.Node.Embedded!.InputNames)
        {
            // A name that collides with a member of every activity has an underscore in the definition.
            if (new[] { name, "_" + name }.FirstOrDefault(context.Node.Inputs.ContainsKey) is { } written)
                given[name] = context.InputNode(written)?.DeepClone();
        }
        if (given.Count > 0)
            context.Properties[Given] = given;
        Scopes.Declare(context, context.Node.Variables);
        if (!context.Schedule("root"))
            context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes) => context.Complete();

    /// <summary>The nearest workflow around an activity that is used as an activity itself; null when there is none.</summary>
    public static ActivityContext? Around(ActivityContext context)
    {
        for (var outer = context.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Node.Embedded is not null)
                return outer;
        }
        return null;
    }

    /// <summary>An input as the parent gave it, null when it gave none. False when this workflow does not declare it: then an outer one may have it.</summary>
    public static bool TryInput(ActivityContext composite, string name, out JsonNode? value)
    {
        var declared = composite.Node.Embedded!.InputNames.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        value = declared is null ? null : (composite.OwnProperties?[Given] as JsonObject)?[declared];
        return declared is not null;
    }

    /// <summary>Writes a named output of the workflow an activity stands in.</summary>
    public static void WriteOutput(ActivityContext context, string name, JsonNode? value)
    {
        if (Around(context) is { } composite)
            composite.SetOutput(name, value);
        else
            context.Instance.Outputs[name] = value;
    }
}
