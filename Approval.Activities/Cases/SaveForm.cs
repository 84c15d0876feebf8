using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Outcomes;
using Approval.Forms.Validation;

namespace Approval.Activities.Cases;

/// <summary>Keeps what the applicant has typed so far, right or wrong; only a submission is checked.</summary>
public sealed class SaveForm(CaseSteps steps)
{
    /// <summary>Most characters of a saved form: far above a real one, far below what would hurt the store.</summary>
    private const int LargestForm = 2 * 1024 * 1024;

    public sealed record Request(Guid CaseId, JsonObject Values, JsonObject? Answers = null, int? Version = null);

    public async Task<Result<CaseSession>> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        if (request.Values.ToJsonString().Length > LargestForm)
            return CaseProblems.FormTooLarge;
        if (FormValues.TryRead(request.Values.ToJsonString()).Problem is { } unstorable)
            return new Problem(ProblemKind.Malformed, unstorable.Code, unstorable.Zh, unstorable.En);
        Problem? wrongAnswers = null;
        var saved = await steps.OnCaseAsync(actor, request.CaseId, request.Version, CaseAction.EditForm, session =>
        {
            var subject = session.Case;
            var values = session.Change(request.Values.DeepClone().AsObject());
            if (subject.Status == CaseStatus.InCorrection)
                subject.Correction = values;
            else
                subject.Form = values;
            if (request.Answers is { } answers && subject.Status == CaseStatus.Draft)
            {
                var situation = CaseForm.Situation(session.Release, answers, subject.PackageId);
                if (situation.IsComplete)
                    subject.Answers = session.Change(answers.DeepClone().AsObject());
                else
                    wrongAnswers = CaseForm.IncompleteAnswers(situation);
            }
            subject.SubjectName = subject.Status == CaseStatus.Draft ? CaseForm.SubjectName(session.Release, subject.Form) : subject.SubjectName;
            return Task.FromResult<Problem?>(null);
        }, cancel);
        // What was typed is kept even when the answers are not.
        return saved.Problem is null && wrongAnswers is not null ? wrongAnswers : saved;
    }
}
