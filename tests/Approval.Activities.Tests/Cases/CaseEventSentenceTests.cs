using System.Reflection;
using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Queries;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Cases;

public sealed class CaseEventSentenceTests
{
    // kind | item | detail | Chinese | English
    private const string Pinned = """
        kind                      | item         | detail                                     | zh                                       | en
        case.started              | -            | {}                                         | 建立申请草稿                             | Draft started
        case.submitted            | -            | {}                                         | 提交申请                                 | Application submitted
        case.received             | -            | {}                                         | 窗口收件                                 | Received at the window
        case.accepted             | -            | {}                                         | 受理申请，分送各部门                     | Accepted and sent to the departments
        case.declined             | -            | {"reason":"应向邻区申请"}                  | 不予受理：应向邻区申请                   | Not accepted: 应向邻区申请
        case.correction-requested | -            | {"entries":3}                              | 一次性告知需补正 3 处内容                | Told once what to correct: 3 places
        case.corrected            | -            | {"revision":2}                             | 申请人已补正                             | Corrected by the applicant
        case.withdrawn            | -            | {}                                         | 申请人撤回申请                           | Withdrawn by the applicant
        task.offered              | seal-carving | {}                                         | “公章刻制备案”转部门审查                 | Seal carving filing: offered for review
        task.claimed              | seal-carving | {}                                         | “公章刻制备案”已认领                     | Seal carving filing: claimed
        task.released             | seal-carving | {}                                         | “公章刻制备案”已退回待认领               | Seal carving filing: released
        task.decided              | seal-carving | {"decision":"Approve"}                     | “公章刻制备案”准予                       | Seal carving filing: approved
        task.decided              | seal-carving | {"decision":"Refuse"}                      | “公章刻制备案”不予许可                   | Seal carving filing: refused
        task.decided              | seal-carving | {"decision":"Refuse","reasons":"名称不符"} | “公章刻制备案”不予许可，理由：名称不符   | Seal carving filing: refused: 名称不符
        task.returned             | seal-carving | {}                                         | “公章刻制备案”退回补正                   | Seal carving filing: returned for correction
        task.cancelled            | seal-carving | {}                                         | “公章刻制备案”审查任务已取消             | Seal carving filing: review cancelled
        licence.issued            | -            | {"code":"1.2.156"}                         | 颁发综合证照 1.2.156                     | Licence issued: 1.2.156
        licence.withheld          | -            | {}                                         | 必办事项未获准予，不颁发综合证照         | No licence: a mandatory item was not approved
        case.concluded            | -            | {}                                         | 办件办结                                 | Concluded
        """;

    public static TheoryData<string, string, string, string, string> Sentences()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var row in Table.Rows(Pinned))
            data.Add(row["kind"], row["item"], row["detail"], row["zh"], row["en"]);
        return data;
    }

    [Theory, MemberData(nameof(Sentences))]
    public void Event_OfEachKind_SaysItsSentence(string kind, string item, string detail, string zh, string en)
    {
        var view = View(kind, item == "-" ? null : item, JsonNode.Parse(detail)!.AsObject());
        view.Sentence.Zh.ShouldBe(zh);
        view.Sentence.En.ShouldBe(en);
    }

    [Fact]
    public void PinnedTable_NamesEveryKind() =>
        Table.Rows(Pinned).Select(r => r["kind"]).Distinct().ShouldBe(
            typeof(CaseEventKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!), ignoreOrder: true);

    [Fact]
    public void KindOfALaterVersion_IsShownAsItIs() => View("case.teleported", null, null).Sentence.Zh.ShouldBe("case.teleported");

    [Fact]
    public void Department_ThatTheReleaseDoesNotKnow_IsLeftOut() =>
        CaseEvents.View(Event("case.received", null, null) with { DepartmentId = "moon-office" }, CompanyOpening.Release).Department.ShouldBeNull();

    private static CaseEventView View(string kind, string? item, JsonObject? detail) => CaseEvents.View(Event(kind, item, detail), CompanyOpening.Release);

    private static CaseEvent Event(string kind, string? item, JsonObject? detail) =>
        new(1, DateTimeOffset.UnixEpoch, kind, "clerk", "窗口小王", "public-security", item, detail);
}
