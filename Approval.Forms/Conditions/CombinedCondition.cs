namespace Approval.Forms.Conditions;

/// <summary>Every part holds; holds when there is none.</summary>
public sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    public override IEnumerable<string> Elements => Parts.SelectMany(part => part.Elements);

    public override IEnumerable<string> Questions => Parts.SelectMany(part => part.Questions);

    public override IEnumerable<string> Items => Parts.SelectMany(part => part.Items);

    public override bool Holds(IConditionFacts facts)
    {
        foreach (var part in Parts)
            if (!part.Holds(facts)) return false;
        return true;
    }
}

/// <summary>At least one part holds; does not hold when there is none.</summary>
public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
{
    public override IEnumerable<string> Elements => Parts.SelectMany(part => part.Elements);

    public override IEnumerable<string> Questions => Parts.SelectMany(part => part.Questions);

    public override IEnumerable<string> Items => Parts.SelectMany(part => part.Items);

    public override bool Holds(IConditionFacts facts)
    {
        foreach (var part in Parts)
            if (part.Holds(facts)) return true;
        return false;
    }
}

public sealed record Not(Condition Part) : Condition
{
    public override IEnumerable<string> Elements => Part.Elements;

    public override IEnumerable<string> Questions => Part.Questions;

    public override IEnumerable<string> Items => Part.Items;

    public override bool Holds(IConditionFacts facts) => !Part.Holds(facts);
}
