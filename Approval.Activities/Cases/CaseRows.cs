using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Npgsql;

namespace Approval.Activities.Cases;

/// <summary>The rows of one case as they stand in the store.</summary>
internal sealed record CaseRows(
    Case Case, List<CaseItem> Items, List<ReviewTask> Tasks, List<CorrectionNotice> Corrections, List<CaseMaterial> Materials, Licence? Licence, int LastSequence)
{
    /// <summary>What <see cref="ReadTask"/> reads, in its order, of <c>review_task t</c>.</summary>
    public const string TaskColumns =
        "t.task_id, t.item_id, t.department_id, t.bookmark_id, t.status, t.offered_at, t.claimed_at, t.claimed_by, t.claimed_name, t.decided_at, t.decision, t.reasons, t.version";

    /// <summary>What departments and the window read: the newest file of each material that was submitted.</summary>
    public IReadOnlyList<CaseMaterial> Submitted => [.. Materials.Where(m => m.Revision <= Case.FormRevision)];

    /// <summary>All queries of one case, for one round trip; <paramref name="locking"/> is appended to the case row's.</summary>
    public static IReadOnlyList<(string Sql, object?[] Arguments)> Queries(Guid caseId, string locking = "") =>
    [
        ($"""
          SELECT case_id, case_number, bundle_id, release_hash, package_id, status, result, applicant_id, applicant_name, subject_name, lead_department,
                 answers, form_revision, form, bookmark_id, clerk_id, clerk_name, created_at, submitted_at, received_at, accepted_at, decided_at, concluded_at, version, correction
          FROM approval_case WHERE case_id = $1 {locking}
          """, [caseId]),
        ("SELECT item_id, department_id, position, mandatory, status, decided_at, results FROM case_item WHERE case_id = $1 ORDER BY position", [caseId]),
        ($"SELECT {TaskColumns} FROM review_task t WHERE case_id = $1 ORDER BY offered_at, task_id", [caseId]),
        ("SELECT notice_id, task_id, department_id, entries, noticed_at, noticed_by, answered_at FROM correction_notice WHERE case_id = $1 ORDER BY noticed_at", [caseId]),
        ("SELECT material_id, revision, file_name, media_type, size, sha256, uploaded_at, uploaded_by FROM case_material WHERE case_id = $1 ORDER BY material_id, revision DESC", [caseId]),
        ("SELECT position, item_id, type, name, code, department_id, issuer_name, face, state, issued_at, valid_until FROM component_licence WHERE case_id = $1 ORDER BY position", [caseId]),
        ("SELECT licence_id, type, name, code, verify_code, holder_name, holder_code, issuer_id, issuer_name, face, state, issued_at, valid_until, document, development, version, electronic_seal FROM licence WHERE case_id = $1", [caseId]),
        ("SELECT coalesce(max(sequence), 0) FROM case_event WHERE case_id = $1", [caseId]),
    ];

    public static async Task<CaseRows?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        var cases = await ListAsync(reader, ReadCase, cancel);
        if (cases.Count == 0)
            return null;
        var items = await NextAsync(reader, ReadItem, cancel);
        var tasks = await NextAsync(reader, ReadTask, cancel);
        var corrections = await NextAsync(reader, ReadCorrection, cancel);
        var materials = await NextAsync(reader, ReadMaterial, cancel);
        var components = await NextAsync(reader, ReadComponent, cancel);
        var licences = await NextAsync(reader, r => ReadLicence(r, components), cancel);
        var last = await NextAsync(reader, r => r.GetInt32(0), cancel);
        return new CaseRows(cases[0], items, tasks, corrections, materials, licences.Count > 0 ? licences[0] : null, last[0]);
    }

    private static async Task<List<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> map, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel);
        return await ListAsync(reader, map, cancel);
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> map, CancellationToken cancel)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(map(reader));
        return rows;
    }

    private static Case ReadCase(NpgsqlDataReader r) => new()
    {
        Id = r.GetGuid(0),
        Number = r.Text(1),
        BundleId = r.GetString(2),
        ReleaseHash = r.GetString(3),
        PackageId = r.Text(4),
        Status = Enum.Parse<CaseStatus>(r.GetString(5)),
        Result = r.Text(6) is { } result ? Enum.Parse<CaseResult>(result) : null,
        ApplicantId = r.GetString(7),
        ApplicantName = r.GetString(8),
        SubjectName = r.Text(9),
        LeadDepartment = r.GetString(10),
        Answers = JsonNode.Parse(r.GetString(11))!.AsObject(),
        FormRevision = r.GetInt32(12),
        Form = JsonNode.Parse(r.GetString(13))!.AsObject(),
        BookmarkId = r.IsDBNull(14) ? null : r.GetGuid(14),
        ClerkId = r.Text(15),
        ClerkName = r.Text(16),
        CreatedAt = r.Instant(17)!.Value,
        SubmittedAt = r.Instant(18),
        ReceivedAt = r.Instant(19),
        AcceptedAt = r.Instant(20),
        DecidedAt = r.Instant(21),
        ConcludedAt = r.Instant(22),
        Version = r.GetInt32(23),
        Correction = r.IsDBNull(24) ? null : JsonNode.Parse(r.GetString(24))!.AsObject(),
    };

    private static CaseItem ReadItem(NpgsqlDataReader r) => new()
    {
        ItemId = r.GetString(0),
        DepartmentId = r.GetString(1),
        Position = r.GetInt32(2),
        Mandatory = r.GetBoolean(3),
        Status = Enum.Parse<CaseItemStatus>(r.GetString(4)),
        DecidedAt = r.Instant(5),
        Results = r.IsDBNull(6) ? null : JsonNode.Parse(r.GetString(6))!.AsObject(),
    };

    public static ReviewTask ReadTask(NpgsqlDataReader r) => new()
    {
        Id = r.GetGuid(0),
        ItemId = r.GetString(1),
        DepartmentId = r.GetString(2),
        BookmarkId = r.GetGuid(3),
        Status = Enum.Parse<ReviewTaskStatus>(r.GetString(4)),
        OfferedAt = r.Instant(5)!.Value,
        ClaimedAt = r.Instant(6),
        ClaimedBy = r.Text(7),
        ClaimedName = r.Text(8),
        DecidedAt = r.Instant(9),
        Decision = r.Text(10) is { } decision ? Enum.Parse<ReviewDecision>(decision) : null,
        Reasons = r.Text(11),
        Version = r.GetInt32(12),
    };

    private static CorrectionNotice ReadCorrection(NpgsqlDataReader r) => new()
    {
        Id = r.GetGuid(0),
        TaskId = r.IsDBNull(1) ? null : r.GetGuid(1),
        DepartmentId = r.GetString(2),
        Entries = JsonSerializer.Deserialize<List<CorrectionEntry>>(r.GetString(3))!,
        NoticedAt = r.Instant(4)!.Value,
        NoticedBy = r.GetString(5),
        AnsweredAt = r.Instant(6),
    };

    private static CaseMaterial ReadMaterial(NpgsqlDataReader r) =>
        new(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetString(5), r.Instant(6)!.Value, r.GetString(7));

    private static ComponentLicence ReadComponent(NpgsqlDataReader r) =>
        new(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6),
            JsonNode.Parse(r.GetString(7))!.AsArray(), Enum.Parse<LicenceState>(r.GetString(8)), r.Instant(9)!.Value, r.Date(10));

    private static Licence ReadLicence(NpgsqlDataReader r, List<ComponentLicence> components) => new()
    {
        Id = r.GetGuid(0),
        Type = r.GetString(1),
        Name = r.GetString(2),
        Code = r.GetString(3),
        VerifyCode = r.GetString(4),
        HolderName = r.GetString(5),
        HolderCode = r.Text(6),
        IssuerId = r.GetString(7),
        IssuerName = r.GetString(8),
        Face = JsonNode.Parse(r.GetString(9))!.AsArray(),
        State = Enum.Parse<LicenceState>(r.GetString(10)),
        IssuedAt = r.Instant(11)!.Value,
        ValidUntil = r.Date(12),
        Document = r.Text(13),
        Development = r.GetBoolean(14),
        Version = r.GetInt32(15),
        ElectronicSeal = r.Text(16),
        Components = components,
    };
}

internal static class ReaderExtensions
{
    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset? Instant(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    public static DateOnly? Date(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}
