using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Bundles;
using Approval.Activities.Outcomes;
using Approval.Workflows.Storage;

namespace Approval.Activities.Cases;

/// <summary>An applicant begins: answers to the situation questions make a draft with its one form.</summary>
public sealed class StartCase(Database database, BundleCatalogue catalogue)
{
    public sealed record Request(string BundleId, string? PackageId, JsonObject? Answers);

    public async Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        if (!actor.Has(Role.Applicant))
            return CaseProblems.NotYours;
        if (!FreeText.IsStorable(request.BundleId) || await catalogue.CurrentAsync(request.BundleId, cancel) is not { } release)
            return CaseProblems.UnknownBundle(request.BundleId);
        var answers = request.Answers?.DeepClone().AsObject() ?? [];
        var situation = CaseForm.Situation(release, answers, request.PackageId);
        if (!situation.IsComplete)
            return CaseForm.IncompleteAnswers(situation);
        await using var transaction = await database.BeginAsync(cancel);
        var session = new CaseSession(transaction, NewCase(actor, request, release, answers, situation.SetValues, transaction.Now), release, actor);
        session.Happened(CaseEventKind.Started);
        CaseStore.Save(session);
        await transaction.CommitAsync(cancel);
        return session;
    }

    private static Case NewCase(Actor actor, Request request, BundleRelease release, JsonObject answers, JsonObject setValues, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BundleId = release.Bundle.Id,
        ReleaseHash = release.Hash,
        PackageId = request.PackageId,
        Status = CaseStatus.Draft,
        ApplicantId = actor.Id,
        ApplicantName = actor.Name,
        LeadDepartment = release.Bundle.LeadDepartment,
        Answers = answers,
        Form = setValues.DeepClone().AsObject(),
        CreatedAt = now,
    };
}
