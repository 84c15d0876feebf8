using Approval.Activities.Access;
using Approval.Activities.Cases;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Access;

public sealed class AllowedCaseActionsTests
{
    // Lin's case, led by market regulation, with items of market regulation and tax.
    private const string Pinned = """
        status       | applicant                     | clerk                                  | reviewer | system | supervisor | admin | designer
        -------------+-------------------------------+----------------------------------------+----------+--------+------------+-------+---------
        Draft        | Read EditForm Submit Withdraw | -                                      | -        | -      | -          | -     | -
        Submitted    | Read Withdraw                 | Read Receive Decline RequestCorrection | Read     | Read   | Read       | Read  | -
        Received     | Read Withdraw                 | Read Accept Decline RequestCorrection  | Read     | Read   | Read       | Read  | -
        InCorrection | Read EditForm Submit Withdraw | Read                                   | Read     | Read   | Read       | Read  | -
        Accepted     | Read Withdraw                 | Read                                   | Read     | Read   | Read       | Read  | -
        InReview     | Read Withdraw                 | Read                                   | Read     | Read   | Read       | Read  | -
        Decided      | Read                          | Read                                   | Read     | Read   | Read       | Read  | -
        Concluded    | Read                          | Read                                   | Read     | Read   | Read       | Read  | -
        Declined     | Read                          | Read                                   | Read     | Read   | Read       | Read  | -
        Withdrawn    | Read                          | Read                                   | Read     | Read   | Read       | Read  | -
        Terminated   | Read                          | Read                                   | Read     | Read   | Read       | Read  | -
        """;

    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var row in Table.Rows(Pinned))
            foreach (var (who, allowed) in row.Where(c => c.Key != "status"))
                cells.Add(row["status"], who, allowed);
        return cells;
    }

    [Theory, MemberData(nameof(Cells))]
    public void CaseActions_InEachStatus_AreThePinnedOnes(string status, string who, string allowed) =>
        Words(AllowedActions.On(Facts(Enum.Parse<CaseStatus>(status)), People.Named(who))).ShouldBe(Table.Words(allowed));

    [Fact]
    public void PinnedTable_NamesEveryStatusOnce() =>
        Table.Rows(Pinned).Select(r => r["status"]).ShouldBe(Enum.GetNames<CaseStatus>(), ignoreOrder: true);

    [Theory]
    [InlineData("another applicant")]
    [InlineData("clerk of tax")]
    public void PeopleWithoutPart_InAnyStatus_GetNothing(string who)
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
            AllowedActions.On(Facts(status), People.Named(who)).ShouldBeEmpty($"{who} in {status}");
    }

    [Fact]
    public void ActorOfAnotherDepartment_WithAnyWorkingRoles_GetsNothing()
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
            foreach (var roles in Subsets([Role.Clerk, Role.Reviewer, Role.DepartmentSystem, Role.Supervisor, Role.Designer]))
                AllowedActions.On(Facts(status), People.Of("x", "外部门", "bank", roles)).ShouldBeEmpty($"{string.Join('+', roles)} in {status}");
    }

    [Fact]
    public void ClerkWhoApplies_GetsBothParts_AndNoMore()
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            var both = AllowedActions.On(Facts(status), People.Applicant).Union(AllowedActions.On(Facts(status), People.Clerk));
            Words(AllowedActions.On(Facts(status), People.Named("clerk applies"))).ShouldBe(Words(both));
        }
    }

    [Fact]
    public void Draft_IsSeenByItsApplicantAlone()
    {
        foreach (var who in new[] { "clerk", "reviewer", "system", "supervisor", "admin", "designer", "another applicant", "clerk of tax" })
            AllowedActions.On(Facts(CaseStatus.Draft), People.Named(who)).ShouldBeEmpty(who);
    }

    [Fact]
    public void EndedCase_AllowsNobodyMoreThanToRead()
    {
        foreach (var status in new[] { CaseStatus.Concluded, CaseStatus.Declined, CaseStatus.Withdrawn, CaseStatus.Terminated })
            foreach (var who in new[] { "applicant", "clerk", "reviewer", "system", "supervisor", "admin", "clerk applies" })
                Words(AllowedActions.On(Facts(status), People.Named(who))).ShouldBe(["Read"], $"{who} in {status}");
    }

    private static CaseFacts Facts(CaseStatus status) => new(status, People.Applicant.Id, People.Lead, new HashSet<string>(StringComparer.Ordinal) { People.Lead, "tax" });

    private static IReadOnlyList<string> Words(IEnumerable<CaseAction> actions) => [.. actions.Select(a => a.ToString()).Order(StringComparer.Ordinal)];

    private static IEnumerable<string[]> Subsets(string[] roles) =>
        Enumerable.Range(0, 1 << roles.Length).Select(bits => roles.Where((_, i) => (bits & (1 << i)) != 0).ToArray());
}
