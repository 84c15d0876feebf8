using System.Text.Json.Nodes;

namespace Approval.Workflows.Execution;

/// <summary>A label in the two languages of the designer.</summary>
public sealed record LocalText(string Zh, string En)
{
    public override string ToString() => Zh;
}

/// <summary>The kinds of Elsa 3. Only <see cref="Trigger"/> matters to execution: it may start a workflow.</summary>
public enum ActivityKind
{
    Action,
    Trigger,
    Job,
    Task,
}

/// <summary>What the designer and the engine know about one activity type.</summary>
/// <param name="TypeName">The type written in definitions, e.g. <c>Elsa.WriteLine</c>.</param>
/// <param name="Category">Palette group.</param>
public sealed record ActivityDescriptor(string TypeName, string Category)
{
    public int Version { get; init; } = 1;

    /// <summary>Defaults to the part of the type name after the last dot.</summary>
    public LocalText? DisplayName { get; init; }

    public LocalText? Description { get; init; }

    public ActivityKind Kind { get; init; } = ActivityKind.Action;

    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Outcomes a flowchart can connect. Empty for a terminal activity.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = ["Done"];

    /// <summary>Members that embed one activity (<c>body</c>, <c>then</c> …), in camel case as in the definition.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Ends its container when it completes (End, Finish, Complete, Break).</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Loops are what <c>Elsa.Break</c> ends.</summary>
    public bool IsLoop { get; init; }

    /// <summary>Holds children in <c>activities</c>.</summary>
    public bool IsContainer { get; init; }

    /// <summary>False hides the type from the palette.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>The name without its namespace, e.g. <c>WriteLine</c>.</summary>
    public string Name => TypeName[(TypeName.LastIndexOf('.') + 1)..];
}

/// <summary>One input.</summary>
/// <param name="Name">Pascal case; the member of the definition is the same in camel case.</param>
/// <param name="TypeName">Alias of the target type, e.g. <c>String</c>, <c>Int32</c>, <c>Object</c>.</param>
public sealed record InputDescriptor(string Name, string TypeName)
{
    public LocalText? DisplayName { get; init; }

    public LocalText? Description { get; init; }

    public JsonNode? DefaultValue { get; init; }

    /// <summary>Editor hint of Elsa Studio: <c>singleline</c>, <c>dropdown</c>, <c>checkbox</c> …</summary>
    public string UiHint { get; init; } = "singleline";

    public string DefaultSyntax { get; init; } = "Literal";

    /// <summary>Choices of a drop-down or check list.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>False for raw members (<c>cases</c>, <c>variable</c>) that are no expression.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>Publishing refuses a definition that leaves it empty.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>One output.</summary>
/// <param name="Name">Pascal case.</param>
/// <param name="TypeName">Alias of its type.</param>
public sealed record OutputDescriptor(string Name, string TypeName)
{
    public LocalText? DisplayName { get; init; }
}
