using Approval.Activities.Cases;
using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Approval.Forms;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Cases;

public sealed class StatusNamesTests
{
    [Fact]
    public void EveryStatus_HasItsOwnNameInBothLanguages()
    {
        Hold(Enum.GetValues<CaseStatus>().Select(StatusNames.Of));
        Hold(Enum.GetValues<CaseItemStatus>().Select(StatusNames.Of));
        Hold(Enum.GetValues<ReviewTaskStatus>().Select(StatusNames.Of));
        Hold(Enum.GetValues<ReviewDecision>().Cast<ReviewDecision?>().Append(null).Select(StatusNames.Of));
        Hold(Enum.GetValues<CaseResult>().Select(StatusNames.Of));
        Hold(Enum.GetValues<LicenceState>().Select(StatusNames.Of));
    }

    [Fact]
    public void UnknownStatus_IsABug_NotAName() =>
        Should.Throw<ArgumentOutOfRangeException>(() => StatusNames.Of((CaseStatus)99));

    private static void Hold(IEnumerable<LocalizedText> names)
    {
        var all = names.ToList();
        all.ShouldAllBe(n => n.Zh.Any(c => c >= '一') && !string.IsNullOrWhiteSpace(n.En));
        all.Select(n => n.Zh).ShouldBeUnique();
        all.Select(n => n.En).ShouldBeUnique();
    }
}
