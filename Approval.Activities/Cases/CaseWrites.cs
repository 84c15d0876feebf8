using System.Text.Json;
using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Approval.Workflows.Storage;

namespace Approval.Activities.Cases;

/// <summary>The statements that save a case; every one is keyed by the case.</summary>
internal static class CaseWrites
{
    public static void InsertCase(CaseSession s)
    {
        var c = s.Case;
        s.Transaction.Write("""
            INSERT INTO approval_case (case_id, case_number, bundle_id, release_hash, package_id, status, result, applicant_id, applicant_name, subject_name, lead_department,
                answers, form_revision, form, created_at, changed_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16)
            """,
            c.Id, c.Number, c.BundleId, c.ReleaseHash, c.PackageId, c.Status.ToString(), c.Result?.ToString(), c.ApplicantId, c.ApplicantName, c.SubjectName, c.LeadDepartment,
            Parameters.Json(c.Answers.ToJsonString()), c.FormRevision, Parameters.Json(c.Form.ToJsonString()), c.CreatedAt, c.Version);
    }

    public static void UpdateCase(CaseSession s)
    {
        var c = s.Case;
        s.Transaction.Write("""
            UPDATE approval_case SET case_number = $2, package_id = $3, status = $4, result = $5, subject_name = $6, bookmark_id = $7, clerk_id = $8, clerk_name = $9,
                submitted_at = $10, received_at = $11, accepted_at = $12, decided_at = $13, concluded_at = $14, form_revision = $15, changed_at = $16, version = $17
            WHERE case_id = $1
            """,
            c.Id, c.Number, c.PackageId, c.Status.ToString(), c.Result?.ToString(), c.SubjectName, c.BookmarkId, c.ClerkId, c.ClerkName,
            c.SubmittedAt, c.ReceivedAt, c.AcceptedAt, c.DecidedAt, c.ConcludedAt, c.FormRevision, s.Now, c.Version);
        if (s.IsChanged(c.Form) || s.IsChanged(c.Answers) || s.IsChanged(c.Editing))
            s.Transaction.Write("UPDATE approval_case SET form = $2, answers = $3, correction = $4 WHERE case_id = $1",
                c.Id, Parameters.Json(c.Form.ToJsonString()), Parameters.Json(c.Answers.ToJsonString()), Parameters.Json(c.Correction?.ToJsonString()));
    }

    public static void FormRevision(CaseSession s) =>
        s.Transaction.Write("INSERT INTO case_form_revision (case_id, revision, saved_at, saved_by, form) VALUES ($1, $2, $3, $4, $5)",
            s.Case.Id, s.Case.FormRevision, s.Now, s.Actor.Id, Parameters.Json(s.Case.Form.ToJsonString()));

    public static void Item(CaseSession s, CaseItem item)
    {
        if (s.IsAdded(item))
            s.Transaction.Write("INSERT INTO case_item (case_id, item_id, department_id, position, mandatory, status) VALUES ($1, $2, $3, $4, $5, $6)",
                s.Case.Id, item.ItemId, item.DepartmentId, item.Position, item.Mandatory, item.Status.ToString());
        else if (s.IsChanged(item))
            s.Transaction.Write("UPDATE case_item SET status = $3, decided_at = $4, results = $5 WHERE case_id = $1 AND item_id = $2",
                s.Case.Id, item.ItemId, item.Status.ToString(), item.DecidedAt, Parameters.Json(item.Results?.ToJsonString()));
    }

    public static void Task(CaseSession s, ReviewTask task)
    {
        if (s.IsAdded(task))
            s.Transaction.Write("""
                INSERT INTO review_task (case_id, task_id, case_number, bundle_id, subject_name, item_id, department_id, status, bookmark_id, offered_at, version)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
                """,
                s.Case.Id, task.Id, s.Case.Number, s.Case.BundleId, s.Case.SubjectName, task.ItemId, task.DepartmentId, task.Status.ToString(), task.BookmarkId, task.OfferedAt);
        else if (s.IsChanged(task))
            s.Transaction.Write("""
                UPDATE review_task SET status = $3, claimed_at = $4, claimed_by = $5, claimed_name = $6, decided_at = $7, decision = $8, reasons = $9, version = $10
                WHERE case_id = $1 AND task_id = $2
                """,
                s.Case.Id, task.Id, task.Status.ToString(), task.ClaimedAt, task.ClaimedBy, task.ClaimedName, task.DecidedAt, task.Decision?.ToString(), task.Reasons, ++task.Version);
    }

    public static void Correction(CaseSession s, CorrectionNotice notice)
    {
        if (s.IsAdded(notice))
            s.Transaction.Write("INSERT INTO correction_notice (case_id, notice_id, task_id, department_id, entries, noticed_at, noticed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                s.Case.Id, notice.Id, notice.TaskId, notice.DepartmentId, Parameters.Json(JsonSerializer.Serialize(notice.Entries)), notice.NoticedAt, notice.NoticedBy);
        else if (s.IsChanged(notice))
            s.Transaction.Write("UPDATE correction_notice SET answered_at = $3 WHERE case_id = $1 AND notice_id = $2", s.Case.Id, notice.Id, notice.AnsweredAt);
    }

    public static void Material(CaseSession s, CaseMaterial m)
    {
        s.Transaction.Write("DELETE FROM case_material WHERE case_id = $1 AND material_id = $2 AND revision = $3", s.Case.Id, m.MaterialId, m.Revision);
        s.Transaction.Write("INSERT INTO case_material (case_id, material_id, revision, file_name, media_type, size, sha256, uploaded_at, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            s.Case.Id, m.MaterialId, m.Revision, m.FileName, m.MediaType, m.Size, m.Sha256, m.UploadedAt, m.UploadedBy);
    }

    public static void Licence(CaseSession s, Licence licence)
    {
        if (s.IsChanged(licence))
            s.Transaction.Write("UPDATE licence SET state = $3, version = $4 WHERE case_id = $1 AND licence_id = $2",
                s.Case.Id, licence.Id, licence.State.ToString(), ++licence.Version);
        if (!s.IsAdded(licence))
            return;
        s.Transaction.Write("""
            INSERT INTO licence (case_id, licence_id, bundle_id, type, name, code, verify_code, holder_name, holder_code, issuer_id, issuer_name, face, state, issued_at, valid_until, development, document, electronic_seal, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)
            """,
            s.Case.Id, licence.Id, s.Case.BundleId, licence.Type, licence.Name, licence.Code, licence.VerifyCode, licence.HolderName, licence.HolderCode, licence.IssuerId, licence.IssuerName,
            Parameters.Json(licence.Face.ToJsonString()), licence.State.ToString(), licence.IssuedAt, licence.ValidUntil, licence.Development, licence.Document, licence.ElectronicSeal);
        s.Transaction.Write("INSERT INTO licence_registry (verify_code, code, case_id, licence_id) VALUES ($1, $2, $3, $4)", licence.VerifyCode, licence.Code, s.Case.Id, licence.Id);
        foreach (var part in licence.Components)
            Component(s, licence, part);
    }

    private static void Component(CaseSession s, Licence licence, ComponentLicence part) =>
        s.Transaction.Write("""
            INSERT INTO component_licence (case_id, licence_id, position, item_id, type, name, code, department_id, issuer_name, face, state, issued_at, valid_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            s.Case.Id, licence.Id, part.Position, part.ItemId, part.Type, part.Name, part.Code, part.DepartmentId, part.IssuerName,
            Parameters.Json(part.Face.ToJsonString()), part.State.ToString(), part.IssuedAt, part.ValidUntil);

    public static void Decision(CaseSession s, Decision d) =>
        s.Transaction.Write("""
            INSERT INTO decision (case_id, decision_id, task_id, item_id, kind, reasons, remedy, actor_id, actor_name, department_id, decided_at, form_revision)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            s.Case.Id, d.Id, d.TaskId, d.ItemId, d.Kind, d.Reasons, d.Remedy, d.By.Id, d.By.Name, d.By.DepartmentId, d.At, d.FormRevision);

    public static void Event(CaseSession s, CaseEvent e) =>
        s.Transaction.Write("""
            INSERT INTO case_event (case_id, sequence, happened_at, kind, actor_id, actor_name, department_id, item_id, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            s.Case.Id, e.Sequence, e.At, e.Kind, e.ActorId, e.ActorName, e.DepartmentId, e.ItemId, Parameters.Json(e.Detail?.ToJsonString()));
}
