using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Workflows;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Activities.Workflow;

/// <summary>Loads and saves the case beside its workflow when the platform itself moves it: a timer, a job's result, an engineer.</summary>
internal sealed class CaseParticipant(CaseStore store) : IBurstParticipant
{
    public async Task<object?> LoadAsync(StoreTransaction tx, Guid instanceId, CancellationToken cancel) =>
        await store.LockAsync(tx, instanceId, Actor.Platform, cancel);

    public Task FlushAsync(StoreTransaction tx, object session, BurstResult burst, CancellationToken cancel)
    {
        // A person's step saves the case itself, after the burst.
        if (session is CaseSession { Actor: var actor } subject && actor == Actor.Platform)
            CaseStore.Save(subject);
        return Task.CompletedTask;
    }
}
