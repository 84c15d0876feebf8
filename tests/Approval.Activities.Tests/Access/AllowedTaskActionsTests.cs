using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Reviews;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Access;

public sealed class AllowedTaskActionsTests
{
    // A task of tax while its case is in review; "mine" is claimed by reviewer.tax, "other's" by a colleague.
    private const string Pinned = """
        status    | claim   | reviewer              | system     | supervisor | supervisor and reviewer | clerk of tax | applicant | admin | designer
        ----------+---------+-----------------------+------------+------------+-------------------------+--------------+-----------+-------+---------
        Offered   | -       | Read Claim            | Read Claim | Read       | Read Claim              | -            | -         | -     | -
        Claimed   | mine    | Read Release Complete | Read       | Read       | Read                    | -            | -         | -     | -
        Claimed   | other's | Read                  | Read       | Read       | Read                    | -            | -         | -     | -
        Suspended | mine    | Read                  | Read       | Read       | Read                    | -            | -         | -     | -
        Returned  | mine    | Read                  | Read       | Read       | Read                    | -            | -         | -     | -
        Decided   | mine    | Read                  | Read       | Read       | Read                    | -            | -         | -     | -
        Cancelled | mine    | Read                  | Read       | Read       | Read                    | -            | -         | -     | -
        """;

    public static TheoryData<string, string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string, string>();
        foreach (var row in Table.Rows(Pinned))
            foreach (var (who, allowed) in row.Where(c => c.Key is not ("status" or "claim")))
                cells.Add(row["status"], row["claim"], who, allowed);
        return cells;
    }

    [Theory, MemberData(nameof(Cells))]
    public void TaskActions_InEachStatusAndClaim_AreThePinnedOnes(string status, string claim, string who, string allowed) =>
        Words(AllowedActions.On(Facts(Enum.Parse<ReviewTaskStatus>(status), claim), People.Named(who))).ShouldBe(Table.Words(allowed));

    [Fact]
    public void PinnedTable_NamesEveryStatus() =>
        Table.Rows(Pinned).Select(r => r["status"]).Distinct().ShouldBe(Enum.GetNames<ReviewTaskStatus>(), ignoreOrder: true);

    [Fact]
    public void ActorOfAnotherDepartment_WithAnyRoleAndClaim_GetsNothing()
    {
        foreach (var caseStatus in Enum.GetValues<CaseStatus>())
            foreach (var status in Enum.GetValues<ReviewTaskStatus>())
            {
                // Even a claim in his name gives a stranger nothing: jurisdiction comes first.
                var facts = new TaskFacts(caseStatus, status, "tax", ClaimedBy: "x");
                AllowedActions.On(facts, People.Of("x", "外部门", "bank", [.. Role.All])).ShouldBeEmpty($"{status} in {caseStatus}");
                AllowedActions.On(facts, People.Of("x", "无部门", null, [.. Role.All])).ShouldBeEmpty($"{status} in {caseStatus}");
            }
    }

    [Theory]
    [InlineData(CaseStatus.Accepted, true)]
    [InlineData(CaseStatus.InReview, true)]
    [InlineData(CaseStatus.InCorrection, true)]
    [InlineData(CaseStatus.Decided, false)]
    [InlineData(CaseStatus.Concluded, false)]
    [InlineData(CaseStatus.Withdrawn, false)]
    [InlineData(CaseStatus.Terminated, false)]
    public void OpenTask_CanBeWorkedOn_OnlyWhileTheCaseIsUnderReview(CaseStatus caseStatus, bool works)
    {
        var offered = AllowedActions.On(new TaskFacts(caseStatus, ReviewTaskStatus.Offered, "tax", null), People.Reviewer("tax"));
        var claimed = AllowedActions.On(new TaskFacts(caseStatus, ReviewTaskStatus.Claimed, "tax", "reviewer.tax"), People.Reviewer("tax"));
        offered.Contains(TaskAction.Claim).ShouldBe(works);
        claimed.Contains(TaskAction.Complete).ShouldBe(works);
        claimed.ShouldContain(TaskAction.Read);
    }

    private static TaskFacts Facts(ReviewTaskStatus status, string claim) =>
        new(CaseStatus.InReview, status, "tax", claim switch { "mine" => "reviewer.tax", "other's" => "colleague.tax", _ => null });

    private static IReadOnlyList<string> Words(IEnumerable<TaskAction> actions) => [.. actions.Select(a => a.ToString()).Order(StringComparer.Ordinal)];
}
