using Approval.Activities.Cases;
using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Approval.Forms;

namespace Approval.Host.Pages.Language;

/// <summary>How a status weighs for its reader; the style sheet gives each one colour and shape.</summary>
public enum Tone { Quiet, Running, Good, Wait, Bad }

/// <summary>A status as people read it.</summary>
public sealed record StatusWord(LocalizedText Name, Tone Tone);

/// <summary>The weight of statuses; their words are the domain's own.</summary>
public static class StatusWords
{
    public static StatusWord OfCase(string status, string? result = null)
    {
        var at = Enum.Parse<CaseStatus>(status);
        // An end is told by what it came to.
        if (at == CaseStatus.Concluded && result is not null && Enum.Parse<CaseResult>(result) is var end and not CaseResult.Approved)
            return new(StatusNames.Of(end), end == CaseResult.Refused ? Tone.Bad : Tone.Good);
        return new(StatusNames.Of(at), at switch
        {
            CaseStatus.Draft or CaseStatus.Withdrawn or CaseStatus.Terminated => Tone.Quiet,
            CaseStatus.InCorrection => Tone.Wait,
            CaseStatus.Concluded => Tone.Good,
            CaseStatus.Declined => Tone.Bad,
            _ => Tone.Running,
        });
    }

    public static StatusWord OfItem(string status)
    {
        var at = Enum.Parse<CaseItemStatus>(status);
        return new(StatusNames.Of(at), at switch
        {
            CaseItemStatus.InReview => Tone.Running,
            CaseItemStatus.Approved => Tone.Good,
            CaseItemStatus.Refused => Tone.Bad,
            _ => Tone.Quiet,
        });
    }

    public static StatusWord OfTask(string status, string? decision = null)
    {
        var at = Enum.Parse<ReviewTaskStatus>(status);
        if (at == ReviewTaskStatus.Decided && decision is not null && Enum.Parse<ReviewDecision>(decision) is var decided)
            return new(StatusNames.Of(decided), decided == ReviewDecision.Approve ? Tone.Good : Tone.Bad);
        return new(StatusNames.Of(at), at switch
        {
            ReviewTaskStatus.Offered or ReviewTaskStatus.Returned => Tone.Wait,
            ReviewTaskStatus.Claimed => Tone.Running,
            _ => Tone.Quiet,
        });
    }

    public static StatusWord OfLicence(string state)
    {
        var at = Enum.Parse<LicenceState>(state);
        return new(StatusNames.Of(at), at switch
        {
            LicenceState.Valid => Tone.Good,
            LicenceState.Suspended => Tone.Wait,
            _ => Tone.Bad,
        });
    }
}
