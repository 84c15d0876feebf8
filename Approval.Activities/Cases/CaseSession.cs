using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Licences;
using Approval.Activities.Reviews;
using Approval.Workflows.Storage;

namespace Approval.Activities.Cases;

/// <summary>
/// One case, locked, inside one transaction: what handlers and workflow activities change together. Nothing is written
/// until <see cref="CaseStore.Save"/>, so that a step leaves in one batch.
/// </summary>
public sealed class CaseSession(StoreTransaction transaction, Case subject, BundleRelease release, Actor actor)
{
    private readonly List<CaseEvent> _newEvents = [];
    private readonly List<Decision> _newDecisions = [];
    private readonly HashSet<object> _added = [];
    private readonly HashSet<object> _changed = [];

    public StoreTransaction Transaction => transaction;
    public Case Case => subject;
    public BundleRelease Release => release;

    /// <summary>Who acts in this step; the platform itself when a timer or job does.</summary>
    public Actor Actor => actor;
    public DateTimeOffset Now => transaction.Now;

    public List<CaseItem> Items { get; init; } = [];
    public List<ReviewTask> Tasks { get; init; } = [];
    public List<CorrectionNotice> Corrections { get; init; } = [];
    public List<CaseMaterial> Materials { get; init; } = [];
    public Licence? Licence { get; set; }

    /// <summary>Sequence number of the last event that is stored.</summary>
    public int LastSequence { get; init; }

    internal IReadOnlyList<CaseEvent> NewEvents => _newEvents;
    internal IReadOnlyList<Decision> NewDecisions => _newDecisions;

    public CaseItem? Item(string itemId) => Items.Find(i => i.ItemId == itemId);

    /// <summary>Marks a record as changed, so that it is saved with the next version.</summary>
    public T Change<T>(T record) where T : class
    {
        _changed.Add(record);
        return record;
    }

    /// <summary>Marks a record as new.</summary>
    public T Add<T>(T record) where T : class
    {
        _added.Add(record);
        return record;
    }

    internal bool IsAdded(object record) => _added.Contains(record);

    internal bool IsChanged(object record) => _changed.Contains(record);

    public void Happened(string kind, string? departmentId = null, string? itemId = null, JsonObject? detail = null) =>
        _newEvents.Add(new CaseEvent(LastSequence + _newEvents.Count + 1, Now, kind, actor.Id, actor.Name, departmentId ?? actor.DepartmentId, itemId, detail));

    public void Decided(string kind, ReviewTask? task, string? reasons, string? remedy = null) =>
        _newDecisions.Add(new Decision(Guid.CreateVersion7(Now), task?.Id, task?.ItemId, kind, reasons, remedy, actor, Now, subject.FormRevision));

    public CaseFacts Facts() => new(subject.Status, subject.ApplicantId, subject.LeadDepartment, Items.Select(i => i.DepartmentId).ToHashSet(StringComparer.Ordinal));
}

/// <summary>A file that the applicant gave for one asked material; the bytes live by their hash.</summary>
/// <param name="Revision">The submission it belongs to; one more than the case's while it is not submitted yet.</param>
public sealed record CaseMaterial(string MaterialId, int Revision, string FileName, string MediaType, long Size, string Sha256, DateTimeOffset UploadedAt, string UploadedBy);
