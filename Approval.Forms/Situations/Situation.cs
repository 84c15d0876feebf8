using System.Text.Json.Nodes;

namespace Approval.Forms.Situations;

/// <summary>What the applicant's answers come to.</summary>
/// <param name="Answers">Effective answers: those of visible questions, as lists of answer values.</param>
/// <param name="Items">Chosen items in the bundle's order, mandatory ones included.</param>
/// <param name="SetValues">Values of elements settled by answers.</param>
/// <param name="VisibleQuestions">Questions to show, in order.</param>
/// <param name="Errors">Missing, unknown and contradicting answers; empty when the situation is complete.</param>
public sealed record Situation(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    IReadOnlyList<string> Items,
    JsonObject SetValues,
    IReadOnlyList<SituationQuestion> VisibleQuestions,
    IReadOnlyList<FieldError> Errors)
{
    public bool IsComplete => Errors.Count == 0;

    /// <summary>A situation without questions, for exactly these items.</summary>
    public static Situation OfItems(IEnumerable<string> items) =>
        new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), [.. items], [], [], []);
}

/// <summary>What an applicant chose.</summary>
/// <param name="Answers">Question id → answer value, list of values, or true/false for yes and no.</param>
/// <param name="Package">Named package of the bundle, if one was taken.</param>
/// <param name="Items">Items ticked one by one, besides package and answers.</param>
public sealed record SituationChoice(JsonObject Answers, string? Package = null, IReadOnlyList<string>? Items = null);
