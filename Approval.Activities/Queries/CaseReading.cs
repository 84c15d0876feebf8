using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;

namespace Approval.Activities.Queries;

/// <summary>One case in the eyes of one reader.</summary>
internal sealed class CaseReading(CaseRows rows, IReadOnlyList<CaseEvent> events, BundleRelease release, Actor actor)
{
    private readonly IReadOnlySet<CaseAction> _allowed = AllowedActions.On(
        new CaseFacts(rows.Case.Status, rows.Case.ApplicantId, rows.Case.LeadDepartment, rows.Items.Select(i => i.DepartmentId).ToHashSet(StringComparer.Ordinal)), actor);

    public bool IsReadable => _allowed.Contains(CaseAction.Read);

    // The applicant owns the form and the one window checks it whole (Art. 26); every department sees what its items bind.
    private bool SeesWholeForm => rows.Case.ApplicantId == actor.Id || (actor.Has(Role.Clerk) && actor.DepartmentId == rows.Case.LeadDepartment);

    public CaseDetail Detail()
    {
        var subject = rows.Case;
        var form = CaseForm.Of(release, subject);
        return new CaseDetail(Summary(), subject.PackageId, subject.ReleaseHash, subject.ReceivedAt, subject.AcceptedAt, subject.DecidedAt, subject.ClerkName, subject.Version,
            [.. rows.Items.Select(Item)],
            [.. rows.Tasks.Select(t => TaskViews.Of(t, subject.Status, subject.Id, subject.Number!, subject.SubjectName, release, actor)).Select(WithoutReasonsOfOthers)],
            [.. events.Select(e => CaseEvents.View(MayRead(e) ? e : e with { Detail = WithoutReasons(e) }, release))],
            [.. form.MaterialViews(rows.Case.ApplicantId == actor.Id ? rows.Materials : rows.Submitted, SeesWholeForm ? null : actor.DepartmentId ?? "")],
            [.. rows.Corrections.Where(MayRead).Select(Correction)],
            rows.Licence is { } licence ? LicenceQueries.View(licence, subject.Id) : null,
            form.Merged, Values(form), subject.Answers,
            _allowed.Select(a => a.ToString()).ToHashSet(StringComparer.Ordinal));
    }

    private JsonObject Values(CaseForm form) =>
        rows.Case.ApplicantId == actor.Id ? rows.Case.Editing : SeesWholeForm ? rows.Case.Form : form.ValuesOf(rows.Case.Form, actor.DepartmentId);

    private CaseSummary Summary()
    {
        var c = rows.Case;
        return new CaseSummary(c.Id, c.Number, c.BundleId, release.Bundle.Name, c.SubjectName, c.ApplicantName, c.Status.ToString(), c.Result?.ToString(),
            c.CreatedAt, c.SubmittedAt, c.ConcludedAt, rows.Items.Count(i => i.IsDecided), rows.Items.Count);
    }

    private CaseItemView Item(CaseItem i) =>
        new(i.ItemId, release.Item(i.ItemId).Name, i.DepartmentId, release.Department(i.DepartmentId).Name, i.Mandatory, i.Status.ToString(), i.DecidedAt,
            SeesWholeForm || i.DepartmentId == actor.DepartmentId ? i.Results : null);

    // Reasons speak of fields that other departments do not see.
    private ReviewTaskView WithoutReasonsOfOthers(ReviewTaskView task) =>
        SeesWholeForm || task.DepartmentId == actor.DepartmentId ? task : task with { Reasons = null };

    private bool MayRead(CaseEvent e) => SeesWholeForm || e.DepartmentId is null || e.DepartmentId == actor.DepartmentId;

    private static JsonObject? WithoutReasons(CaseEvent e)
    {
        var rest = e.Detail?.DeepClone().AsObject();
        rest?.Remove("reasons");
        return rest;
    }

    // A notice speaks of fields that other departments do not see.
    private bool MayRead(CorrectionNotice notice) => SeesWholeForm || notice.DepartmentId == actor.DepartmentId;

    private CorrectionView Correction(CorrectionNotice n) =>
        new(n.Id, release.Department(n.DepartmentId).Name, n.Entries, n.NoticedAt, n.NoticedBy, n.AnsweredAt);
}
