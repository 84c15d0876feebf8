using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Cases;
using Approval.Activities.Outcomes;
using Approval.Activities.Reviews;
using Approval.Workflows.Storage;
using Npgsql;

namespace Approval.Activities.Queries;

/// <summary>Reads cases for people: lists, one case, a department's to-do list and its view of the form.</summary>
public sealed class CaseQueries(Database database, BundleCatalogue catalogue)
{
    private const int Page = 100;

    private const string SummaryColumns = """
        SELECT c.case_id, c.case_number, c.bundle_id, c.release_hash, c.subject_name, c.applicant_name, c.status, c.result, c.created_at, c.submitted_at, c.concluded_at,
               (SELECT count(*) FROM case_item i WHERE i.case_id = c.case_id AND i.status IN ('Approved', 'Refused', 'Cancelled'))::int,
               (SELECT count(*) FROM case_item i WHERE i.case_id = c.case_id)::int
        FROM approval_case c
        """;

    private const string TaskColumns = $"""
        SELECT {CaseRows.TaskColumns}, t.case_id, t.case_number, t.subject_name, c.release_hash, c.status
        FROM review_task t JOIN approval_case c ON c.case_id = t.case_id
        """;

    /// <summary>The applicant's own cases, newest first.</summary>
    public Task<IReadOnlyList<CaseSummary>> MineAsync(Actor actor, CancellationToken cancel) =>
        SummariesAsync($"{SummaryColumns} WHERE c.applicant_id = $1 ORDER BY c.created_at DESC, c.case_id LIMIT {Page}", cancel, actor.Id);

    /// <summary>What waits at the desk of the clerk's department, oldest first.</summary>
    public Task<IReadOnlyList<CaseSummary>> DeskAsync(Actor actor, CancellationToken cancel) =>
        SummariesAsync($"{SummaryColumns} WHERE c.lead_department = $1 AND c.status IN ('Submitted', 'Received', 'InCorrection') ORDER BY c.submitted_at, c.case_id LIMIT {Page}",
            cancel, actor.Has(Role.Clerk) ? actor.DepartmentId : null);

    /// <summary>What the desk has handled, newest first.</summary>
    public Task<IReadOnlyList<CaseSummary>> HandledAsync(Actor actor, CancellationToken cancel) =>
        SummariesAsync($"{SummaryColumns} WHERE c.lead_department = $1 AND c.status NOT IN ('Draft', 'Submitted', 'Received', 'InCorrection') ORDER BY c.created_at DESC, c.case_id LIMIT {Page}",
            cancel, actor.Has(Role.Clerk) || actor.Has(Role.Supervisor) ? actor.DepartmentId : null);

    /// <summary>The department's tasks: the open ones oldest first, or the decided ones newest first.</summary>
    public async Task<IReadOnlyList<ReviewTaskView>> TasksAsync(Actor actor, bool open, CancellationToken cancel)
    {
        var order = open
            ? "WHERE t.department_id = $1 AND t.status IN ('Offered', 'Claimed', 'Suspended', 'Returned') ORDER BY t.offered_at, t.task_id"
            : "WHERE t.department_id = $1 AND t.status IN ('Decided', 'Cancelled') ORDER BY t.offered_at DESC, t.task_id";
        return await TaskViewsAsync(actor, $"{TaskColumns} {order} LIMIT {Page}", actor.DepartmentId, cancel);
    }

    /// <summary>One task of the actor's department.</summary>
    public async Task<Result<ReviewTaskView>> TaskAsync(Actor actor, Guid taskId, CancellationToken cancel)
    {
        var views = await TaskViewsAsync(actor, $"{TaskColumns} WHERE t.task_id = $1", taskId, cancel);
        return views.Count == 1 && views[0].AllowedActions.Contains(nameof(TaskAction.Read)) ? views[0] : CaseProblems.UnknownTask;
    }

    /// <summary>A case as this reader may see it.</summary>
    public async Task<Result<CaseDetail>> DetailAsync(Actor actor, Guid caseId, CancellationToken cancel)
    {
        await using var transaction = await database.BeginAsync(cancel);
        var rows = await transaction.ReadManyAsync([.. CaseRows.Queries(caseId), CaseEvents.Query(caseId)],
            async reader => (Rows: await CaseRows.ReadAsync(reader, cancel), Events: await CaseEvents.ReadAsync(reader, cancel)), cancel);
        if (rows.Rows is null)
            return CaseProblems.UnknownCase;
        var view = new CaseReading(rows.Rows, rows.Events, await catalogue.ReleaseAsync(rows.Rows.Case.ReleaseHash, cancel), actor);
        return view.IsReadable ? view.Detail() : CaseProblems.UnknownCase;
    }

    /// <summary>The department's own view of the one form, for one of its tasks.</summary>
    public async Task<Result<TaskForm>> TaskFormAsync(Actor actor, Guid taskId, CancellationToken cancel)
    {
        var task = await TaskAsync(actor, taskId, cancel);
        if (task.Problem is { } problem)
            return problem;
        await using var transaction = await database.BeginAsync(cancel);
        var rows = await transaction.ReadManyAsync(CaseRows.Queries(task.Value!.CaseId), reader => CaseRows.ReadAsync(reader, cancel), cancel);
        var release = await catalogue.ReleaseAsync(rows!.Case.ReleaseHash, cancel);
        return CaseForm.ForTask(release, rows.Case, rows.Submitted, taskId, task.Value.ItemId);
    }

    private async Task<IReadOnlyList<CaseSummary>> SummariesAsync(string sql, CancellationToken cancel, params object?[] arguments)
    {
        var rows = await database.QueryAsync(sql, r => (Hash: r.GetString(3), Make: ReadSummary(r)), cancel, arguments);
        var summaries = new List<CaseSummary>(rows.Count);
        foreach (var (hash, make) in rows)
            summaries.Add(make(await catalogue.ReleaseAsync(hash, cancel)));
        return summaries;
    }

    private static Func<BundleRelease, CaseSummary> ReadSummary(NpgsqlDataReader r)
    {
        var (id, number, bundle, subject, applicant) = (r.GetGuid(0), r.Text(1), r.GetString(2), r.Text(4), r.GetString(5));
        var (status, result, created, submitted, concluded) = (r.GetString(6), r.Text(7), r.Instant(8)!.Value, r.Instant(9), r.Instant(10));
        var (decided, total) = (r.GetInt32(11), r.GetInt32(12));
        return release => new CaseSummary(id, number, bundle, release.Bundle.Name, subject, applicant, status, result, created, submitted, concluded, decided, total);
    }

    private async Task<List<ReviewTaskView>> TaskViewsAsync(Actor actor, string sql, object? argument, CancellationToken cancel)
    {
        var rows = await database.QueryAsync(sql, ReadTask, cancel, argument);
        var views = new List<ReviewTaskView>(rows.Count);
        foreach (var row in rows)
            views.Add(TaskViews.Of(row.Task, row.Status, row.CaseId, row.CaseNumber, row.Subject, await catalogue.ReleaseAsync(row.Hash, cancel), actor));
        return views;
    }

    private static (ReviewTask Task, CaseStatus Status, Guid CaseId, string CaseNumber, string? Subject, string Hash) ReadTask(NpgsqlDataReader r) =>
        (CaseRows.ReadTask(r), Enum.Parse<CaseStatus>(r.GetString(17)), r.GetGuid(13), r.GetString(14), r.Text(15), r.GetString(16));
}
