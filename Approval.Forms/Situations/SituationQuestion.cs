using System.Text.Json.Nodes;
using Approval.Forms.Conditions;

namespace Approval.Forms.Situations;

public enum QuestionKind
{
    Single,
    Multiple,
    YesNo,
}

/// <summary>A guided question; its answers choose items and set elements.</summary>
/// <param name="Why">What the answer is used for, told to the applicant.</param>
/// <param name="VisibleWhen">Over other answers only.</param>
public sealed record SituationQuestion(
    string Id,
    LocalizedText Text,
    LocalizedText? Why,
    QuestionKind Kind,
    bool Required,
    Condition? VisibleWhen,
    IReadOnlyList<SituationAnswer> Answers);

/// <summary>One possible answer. Yes and no are the values <c>yes</c> and <c>no</c>.</summary>
/// <param name="Chooses">Items that this answer brings into the case.</param>
/// <param name="Sets">Values of elements that this answer settles.</param>
public sealed record SituationAnswer(
    string Value,
    LocalizedText Text,
    IReadOnlyList<string> Chooses,
    IReadOnlyDictionary<string, JsonNode> Sets);
