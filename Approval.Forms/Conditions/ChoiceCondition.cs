namespace Approval.Forms.Conditions;

/// <summary>A question was answered with one of these values.</summary>
public sealed record AnswerIn(string Question, IReadOnlyList<string> Values) : Condition
{
    public override IEnumerable<string> Questions => [Question];

    public override bool Holds(IConditionFacts facts) =>
        facts.AnswersTo(Question).Any(answer => Values.Contains(answer, StringComparer.Ordinal));
}

/// <summary>An item is part of the case, or is not.</summary>
public sealed record ItemChosen(string Item, bool Chosen) : Condition
{
    public override IEnumerable<string> Items => [Item];

    public override bool Holds(IConditionFacts facts) => facts.IsChosen(Item) == Chosen;
}
