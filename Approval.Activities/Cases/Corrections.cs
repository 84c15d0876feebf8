using System.Text.Json.Nodes;
using Approval.Activities.Outcomes;

namespace Approval.Activities.Cases;

/// <summary>The one-time notice of everything to correct, whoever asks for it.</summary>
internal static class Corrections
{
    private const int MostEntries = 300;
    private const int LongestNote = 2000;

    /// <summary>Why a notice with these entries cannot go out.</summary>
    public static Problem? Refuse(IReadOnlyList<CorrectionEntry>? entries) =>
        entries is null || entries.Count == 0 || entries.Count > MostEntries
        || entries.Any(e => string.IsNullOrWhiteSpace(e.Path) || string.IsNullOrWhiteSpace(e.Note) || e.Note.Length > LongestNote)
            ? CaseProblems.NothingToCorrect
            : null;

    public static void Ask(CaseSession session, Guid? taskId, string departmentId, IReadOnlyList<CorrectionEntry> entries)
    {
        session.Corrections.Add(session.Add(new CorrectionNotice
        {
            Id = Guid.CreateVersion7(session.Now),
            TaskId = taskId,
            DepartmentId = departmentId,
            Entries = entries,
            NoticedAt = session.Now,
            NoticedBy = session.Actor.Name,
        }));
        session.Case.Status = CaseStatus.InCorrection;
        session.Happened(CaseEventKind.CorrectionRequested, departmentId, session.Tasks.Find(t => t.Id == taskId)?.ItemId, new JsonObject { ["entries"] = entries.Count });
    }
}
