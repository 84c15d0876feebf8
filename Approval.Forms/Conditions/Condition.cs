using System.Text.Json.Nodes;

namespace Approval.Forms.Conditions;

/// <summary>
/// A small declarative condition over element values, situation answers and chosen items.
/// It is data, not a script: what it refers to can be listed and checked before anything runs.
/// </summary>
public abstract record Condition
{
    /// <summary>Whether the condition holds.</summary>
    public abstract bool Holds(IConditionFacts facts);

    /// <summary>Elements it looks at.</summary>
    public virtual IEnumerable<string> Elements => [];

    /// <summary>Questions it looks at.</summary>
    public virtual IEnumerable<string> Questions => [];

    /// <summary>Items it looks at.</summary>
    public virtual IEnumerable<string> Items => [];
}

/// <summary>What conditions are decided on.</summary>
public interface IConditionFacts
{
    /// <summary>The canonical value of an element, null when it is absent, empty or not visible.</summary>
    JsonNode? ValueOf(string element);

    /// <summary>The answers given to a question; empty when it was not asked or not answered.</summary>
    IReadOnlyList<string> AnswersTo(string question);

    bool IsChosen(string item);
}
