using System.Text.Json.Nodes;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Forms;
using Npgsql;

namespace Approval.Activities.Queries;

/// <summary>The timeline of a case, with the sentence that each event says to a reader.</summary>
internal static class CaseEvents
{
    public static (string Sql, object?[] Arguments) Query(Guid caseId) =>
        ("SELECT sequence, happened_at, kind, actor_id, actor_name, department_id, item_id, detail FROM case_event WHERE case_id = $1 ORDER BY sequence", [caseId]);

    public static async Task<List<CaseEvent>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel);
        var events = new List<CaseEvent>();
        while (await reader.ReadAsync(cancel))
            events.Add(new CaseEvent(reader.GetInt32(0), reader.Instant(1)!.Value, reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.Text(5), reader.Text(6),
                reader.IsDBNull(7) ? null : JsonNode.Parse(reader.GetString(7))!.AsObject()));
        return events;
    }

    public static CaseEventView View(CaseEvent e, BundleRelease release) => new(e.Sequence, e.At, e.Kind, e.ActorName,
        e.DepartmentId is { } department && release.Departments.TryGetValue(department, out var known) ? known.Name : null,
        e.ItemId is { } item ? release.Item(item).Name : null, Sentence(e, release), e.Detail);

    private static LocalizedText Sentence(CaseEvent e, BundleRelease release)
    {
        var item = e.ItemId is { } id ? release.Item(id).Name : new LocalizedText("");
        var reasons = Word(e, "reasons") is { Length: > 0 } given ? new LocalizedText("，理由：" + given, ": " + given) : new LocalizedText("", "");
        var reason = Word(e, "reason");
        return e.Kind switch
        {
            CaseEventKind.Started => new("建立申请草稿", "Draft started"),
            CaseEventKind.Submitted => new("提交申请", "Application submitted"),
            CaseEventKind.Received => new("窗口收件", "Received at the window"),
            CaseEventKind.Accepted => new("受理申请，分送各部门", "Accepted and sent to the departments"),
            CaseEventKind.Declined => new($"不予受理：{reason}", $"Not accepted: {reason}"),
            CaseEventKind.CorrectionRequested => new($"一次性告知需补正 {Word(e, "entries")} 处内容", $"Told once what to correct: {Word(e, "entries")} places"),
            CaseEventKind.Corrected => new("申请人已补正", "Corrected by the applicant"),
            CaseEventKind.Withdrawn => new("申请人撤回申请", "Withdrawn by the applicant"),
            CaseEventKind.TaskOffered => new($"“{item.Zh}”转部门审查", $"{item.In("en")}: offered for review"),
            CaseEventKind.TaskClaimed => new($"“{item.Zh}”已认领", $"{item.In("en")}: claimed"),
            CaseEventKind.TaskReleased => new($"“{item.Zh}”已退回待认领", $"{item.In("en")}: released"),
            CaseEventKind.TaskDecided when Word(e, "decision") == "Refuse" => new($"“{item.Zh}”不予许可{reasons.Zh}", $"{item.In("en")}: refused{reasons.En}"),
            CaseEventKind.TaskDecided => new($"“{item.Zh}”准予", $"{item.In("en")}: approved"),
            CaseEventKind.TaskReturned => new($"“{item.Zh}”退回补正", $"{item.In("en")}: returned for correction"),
            CaseEventKind.TaskCancelled => new($"“{item.Zh}”审查任务已取消", $"{item.In("en")}: review cancelled"),
            CaseEventKind.LicenceIssued => new($"颁发综合证照 {Word(e, "code")}", $"Licence issued: {Word(e, "code")}"),
            CaseEventKind.LicenceWithheld => new("必办事项未获准予，不颁发综合证照", "No licence: a mandatory item was not approved"),
            CaseEventKind.Concluded => new("办件办结", "Concluded"),
            _ => new(e.Kind, e.Kind),
        };
    }

    private static string Word(CaseEvent e, string member) => e.Detail?[member]?.ToString() ?? "";
}
