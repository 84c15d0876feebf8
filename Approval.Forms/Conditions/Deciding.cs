using Approval.Forms.Situations;

namespace Approval.Forms.Conditions;

/// <summary>
/// Decides conditions before any value is known: true or false when answers and chosen items settle it, null when it
/// depends on values.
/// </summary>
internal static class Deciding
{
    public static bool? Decide(Condition? condition, Situation situation) => condition switch
    {
        null => true,
        AnswerIn answer => (situation.Answers.GetValueOrDefault(answer.Question) ?? []).Any(given => answer.Values.Contains(given, StringComparer.Ordinal)),
        ItemChosen item => situation.Items.Contains(item.Item, StringComparer.Ordinal) == item.Chosen,
        Not not => !Decide(not.Part, situation),
        All all => Settle(all.Parts, situation, decisive: false),
        Any any => Settle(any.Parts, situation, decisive: true),
        _ => null,
    };

    /// <summary>One decisive part settles the whole; without it an open part leaves it open.</summary>
    private static bool? Settle(IReadOnlyList<Condition> parts, Situation situation, bool decisive)
    {
        var open = false;
        foreach (var part in parts)
        {
            var decided = Decide(part, situation);
            if (decided == decisive) return decisive;
            open |= decided is null;
        }

        return open ? null : !decisive;
    }
}
