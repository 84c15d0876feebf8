using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Expressions;

namespace Approval.Workflows.Definitions;

/// <summary>One activity of a compiled definition. Immutable, shared by every instance of the snapshot.</summary>
internal sealed class ActivityNode(string id, string key, string nodeId, ActivityNode? parent, JsonObject json, Activity behaviour)
{
    /// <summary>As written in the document.</summary>
    public string Id => id;

    /// <summary>Unique in the compiled workflow, also where a sub-workflow is used twice; what state documents store.</summary>
    public string Key => key;

    public string NodeId => nodeId;

    public ActivityNode? Parent => parent;

    public JsonObject Json => json;

    public Activity Behaviour => behaviour;

    /// <summary>Brought by another room: it may work on business state, so the journal keeps what it did.</summary>
    public bool IsOutside { get; } = behaviour.GetType().Assembly != typeof(ActivityNode).Assembly;

    public string Type { get; init; } = "";

    /// <summary>The definition it is written in.</summary>
    public required WorkflowPart Part { get; init; }

    /// <summary>The workflow it stands for, when it is one used as an activity.</summary>
    public WorkflowPart? Embedded { get; init; }

    /// <summary>The id when the document gives no name.</summary>
    public required string Name { get; init; }

    public Dictionary<string, InputSpec> Inputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Output name to the variable id or workflow output it is written to.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Embedded activities by member: <c>body</c>, <c>activities</c>, <c>cases[0].activity</c>.</summary>
    public Dictionary<string, List<ActivityNode>> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<VariableSpec> Variables { get; set; } = [];

    /// <summary>Index among the <c>activities</c> of its container.</summary>
    public int Position { get; init; }

    public bool CanStart { get; init; }

    public string? MergeMode { get; init; }

    /// <summary>A structure the behaviour derives from the node once, such as the graph of a flowchart.</summary>
    public object? Derived { get; set; }

    public IReadOnlyList<ActivityNode> Members(string member) => Children.TryGetValue(member, out var nodes) ? nodes : [];

    public ActivityNode? Port(string member) => Children.TryGetValue(member, out var nodes) ? nodes[0] : null;

    /// <summary>A raw member that is no expression, e.g. <c>joinMode</c>.</summary>
    public JsonNode? Raw(string member) => json[member];

    /// <summary>The value of an input that is written as a fixed value.</summary>
    public JsonNode? Fixed(string input) => Inputs.GetValueOrDefault(input) is LiteralInput literal ? literal.Value : null;

    public override string ToString() => $"{Type} {Id}";
}

/// <summary>A declared variable.</summary>
/// <param name="Persisted">False: the value is lost when the instance suspends (no or memory storage driver).</param>
internal sealed record VariableSpec(string Id, string Name, string TypeName, JsonNode? Default, bool Persisted);
