using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Workflows.Storage;

namespace Approval.Activities.Cases;

/// <summary>Loads a case under lock and saves what a step changed in it.</summary>
public sealed class CaseStore(BundleCatalogue catalogue)
{
    /// <summary>Locks the case row and loads everything of the case in one round trip; null when there is no such case.</summary>
    /// <remarks>The row lock is what makes two windows, or two hosts, take turns.</remarks>
    public async Task<CaseSession?> LockAsync(StoreTransaction transaction, Guid caseId, Actor actor, CancellationToken cancel)
    {
        var rows = await transaction.ReadManyAsync(CaseRows.Queries(caseId, "FOR UPDATE"), reader => CaseRows.ReadAsync(reader, cancel), cancel);
        if (rows is null)
            return null;
        var release = await catalogue.ReleaseAsync(rows.Case.ReleaseHash, cancel);
        return new CaseSession(transaction, rows.Case, release, actor)
        {
            Items = rows.Items,
            Tasks = rows.Tasks,
            Corrections = rows.Corrections,
            Materials = rows.Materials,
            Licence = rows.Licence,
            LastSequence = rows.LastSequence,
        };
    }

    /// <summary>Finds the case of a task, and locks it.</summary>
    public async Task<CaseSession?> LockByTaskAsync(StoreTransaction transaction, Guid taskId, Actor actor, CancellationToken cancel)
    {
        var caseId = await transaction.QuerySingleAsync("SELECT case_id FROM review_task WHERE task_id = $1", r => (Guid?)r.GetGuid(0), cancel, taskId);
        return caseId is { } id ? await LockAsync(transaction, id, actor, cancel) : null;
    }

    /// <summary>Adds everything the step changed to the transaction's batch.</summary>
    public static void Save(CaseSession session)
    {
        var subject = session.Case;
        subject.Version++;
        if (subject.Version == 1)
            CaseWrites.InsertCase(session);
        else
            CaseWrites.UpdateCase(session);
        foreach (var item in session.Items)
            CaseWrites.Item(session, item);
        foreach (var task in session.Tasks)
            CaseWrites.Task(session, task);
        foreach (var notice in session.Corrections)
            CaseWrites.Correction(session, notice);
        foreach (var material in session.Materials.Where(session.IsAdded))
            CaseWrites.Material(session, material);
        if (session.Licence is { } licence)
            CaseWrites.Licence(session, licence);
        foreach (var decision in session.NewDecisions)
            CaseWrites.Decision(session, decision);
        foreach (var happened in session.NewEvents)
            CaseWrites.Event(session, happened);
    }
}
