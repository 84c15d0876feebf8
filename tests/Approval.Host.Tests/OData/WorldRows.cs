using Npgsql;

namespace Approval.Host.Tests.OData;

/// <summary>Puts the world into a store.</summary>
internal static class WorldRows
{
    public static async Task InsertAsync(NpgsqlDataSource source, IEnumerable<CaseFact> cases)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var fact in cases)
            Add(batch, fact);
        await batch.ExecuteNonQueryAsync();
    }

    public static async Task InsertBundleAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "INSERT INTO bundle_release (hash, bundle_id, imported_at, document) VALUES ('abc', 'company-opening', $1, '{}')", World.Start);
        Add(batch, """
            INSERT INTO bundle_current (bundle_id, release_hash, kind, name, summary, lead_department, region, promised_days, item_count, published_at)
            VALUES ('company-opening', 'abc', 'oneThing', '企业开办一件事', '一次申请', 'market-regulation', '330106', 1, 7, $1)
            """, World.Start);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>A new case with one offered task of the tax department, for a test that changes it.</summary>
    public static async Task<TaskFact> OfferTaskAsync(NpgsqlDataSource source)
    {
        var id = Guid.CreateVersion7();
        var fact = World.Submitted.First().Like(id, $"offer-{id}", World.Start);
        fact.Items.Add(new ItemFact(id, "item-1", "tax", 1, true, "InReview"));
        fact.Tasks.Add(new TaskFact(Guid.CreateVersion7(), id, "item-1", "tax", "Offered", World.Start, null, null, null, 3));
        await InsertAsync(source, [fact]);
        return fact.Tasks[0];
    }

    private static void Add(NpgsqlBatch batch, CaseFact c)
    {
        Add(batch, """
            INSERT INTO approval_case (case_id, case_number, bundle_id, release_hash, package_id, status, result, applicant_id, applicant_name, subject_name, lead_department,
                answers, form_revision, form, created_at, changed_at, submitted_at, decided_at, version)
            VALUES ($1, $2, $3, 'abc', $4, $5, $6, $7, $8, $9, $10, '{}', 1, '{"secret-field": "机密"}', $11, $11, $12, $13, $14)
            """, c.CaseId, c.CaseNumber, c.BundleId, c.PackageId, c.Status, c.Result, c.ApplicantId, c.ApplicantName, c.SubjectName, c.LeadDepartment, c.CreatedAt, c.SubmittedAt, c.DecidedAt, c.Version);
        foreach (var i in c.Items)
            Add(batch, "INSERT INTO case_item (case_id, item_id, department_id, position, mandatory, status) VALUES ($1, $2, $3, $4, $5, $6)", i.CaseId, i.ItemId, i.DepartmentId, i.Position, i.Mandatory, i.Status);
        foreach (var t in c.Tasks)
            Add(batch, """
                INSERT INTO review_task (case_id, task_id, case_number, bundle_id, subject_name, item_id, department_id, status, bookmark_id, offered_at, claimed_at, claimed_by, claimed_name, reasons, version)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $2, $9, $10, $11, $11, $12, $13)
                """, t.CaseId, t.TaskId, c.CaseNumber, c.BundleId, c.SubjectName, t.ItemId, t.DepartmentId, t.Status, t.OfferedAt, t.ClaimedAt, t.ClaimedName, t.Reasons, t.Version);
        foreach (var l in c.Licences)
            AddLicence(batch, c, l);
    }

    private static void AddLicence(NpgsqlBatch batch, CaseFact c, LicenceFact l)
    {
        Add(batch, """
            INSERT INTO licence (case_id, licence_id, bundle_id, type, name, code, verify_code, holder_name, issuer_id, issuer_name, face, state, issued_at, valid_until, development, version)
            VALUES ($1, $2, $3, 'composite', '行业综合许可证', $4, $4, $5, $6, '某局', '{}', $7, $8, $9, true, 1)
            """, l.CaseId, l.LicenceId, c.BundleId, l.Code, l.HolderName, c.LeadDepartment, l.State, c.DecidedAt, l.ValidUntil);
        for (var i = 1; i <= l.Components; i++)
            Add(batch, """
                INSERT INTO component_licence (case_id, licence_id, position, item_id, type, name, code, department_id, issuer_name, face, state, issued_at)
                VALUES ($1, $2, $3, $4, 'permit', '子证照', $5, 'tax', '某局', '{}', 'Valid', $6)
                """, l.CaseId, l.LicenceId, i, $"item-{i}", $"{l.Code}/{i}", c.DecidedAt);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }
}
