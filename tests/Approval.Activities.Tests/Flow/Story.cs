using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Materials;
using Approval.Activities.Queries;
using Approval.Activities.Reviews;
using Approval.Activities.Tests.Access;

namespace Approval.Activities.Tests.Flow;

/// <summary>How far a case has come, as a sentence: <c>await office.Case().Submitted().Accepted().Approved("tax-registration")</c>.</summary>
/// <remarks>Steps run when the story is awaited, in order, each by whoever is entitled; a step that is refused ends the test with the reason.</remarks>
internal sealed class Story(Office office, string scope)
{
    public const string Registration = "establishment-registration";

    private readonly List<Func<Task>> _steps = [];

    public Guid Id { get; private set; }

    public Story Drafted() => Then(async () =>
    {
        var started = await office.Get<StartCase>().HandleAsync(People.Applicant, new(CompanyOpening.BundleId, null, CompanyOpening.AnswersFor(scope)), default);
        Id = started.Done().Case.Id;
    });

    public Story Filled() => Drafted().Then(async () =>
    {
        (await office.Get<SaveForm>().HandleAsync(People.Applicant, new(Id, CompanyOpening.Values), default)).Done();
        foreach (var material in (await DetailAsync(People.Applicant)).Materials)
            (await AttachAsync(material.MaterialId)).Done();
    });

    public Story Submitted() => Filled().Then(async () => (await office.Get<SubmitCase>().HandleAsync(People.Applicant, new(Id), default)).Done());

    public Story Received() => Then(async () => (await office.Get<ReceiveCase>().HandleAsync(People.Clerk, new(Id), default)).Done());

    public Story Accepted() => AcceptedBy(People.Clerk);

    public Story AcceptedBy(Actor clerk) => Received().Then(async () => (await office.Get<AcceptCase>().HandleAsync(clerk, new(Id), default)).Done());

    public Story Claimed(string item) => Then(async () => (await ClaimAsync(item)).Done());

    public Story Approved(params string[] items) => items.Aggregate(this, (story, item) => story.Claimed(item).Then(async () => (await DecideAsync(item, "Approve")).Done()));

    /// <summary>Every department approves what it has, the registration first.</summary>
    public Story ApprovedByAll(params string[] except) => Approved(Registration).Then(async () =>
    {
        foreach (var task in (await DetailAsync(People.Applicant)).Tasks.Where(t => t.Status == "Offered" && !except.Contains(t.ItemId)).ToList())
        {
            (await ClaimAsync(task.ItemId)).Done();
            (await DecideAsync(task.ItemId, "Approve")).Done();
        }
    });

    public Story Refused(string item, string reasons) => Claimed(item).Then(async () => (await DecideAsync(item, "Refuse", reasons)).Done());

    public Story Returned(string item, string path, string note) => Claimed(item).Then(async () => (await ReturnAsync(item, path, note)).Done());

    public Story Corrected(string path, JsonNode value) => Then(async () =>
    {
        var values = (await DetailAsync(People.Applicant)).Values.DeepClone().AsObject();
        values[path] = value;
        (await office.Get<SaveForm>().HandleAsync(People.Applicant, new(Id, values), default)).Done();
        (await office.Get<SubmitCase>().HandleAsync(People.Applicant, new(Id), default)).Done();
    });

    public Story Withdrawn() => Then(async () => (await office.Get<WithdrawCase>().HandleAsync(People.Applicant, new(Id, "另有安排"), default)).Done());

    /// <summary>The worker does what is due.</summary>
    public Story Issued() => Then(() => office.RunJobsAsync());

    public TaskAwaiter<Story> GetAwaiter() => RunAsync().GetAwaiter();

    public async Task<CaseDetail> DetailAsync(Actor? reader = null) =>
        (await office.Get<CaseQueries>().DetailAsync(reader ?? People.Applicant, Id, default)).Done();

    public async Task<ReviewTaskView> TaskAsync(string item) => (await DetailAsync()).Tasks.Single(t => t.ItemId == item);

    public async Task<Outcomes.Result<CaseSession>> ClaimAsync(string item, Actor? by = null, int? version = null) =>
        await office.Get<ClaimTask>().HandleAsync(by ?? Officer(item), new((await TaskAsync(item)).TaskId, version), default);

    public async Task<Outcomes.Result<CaseSession>> DecideAsync(string item, string decision, string? reasons = null, Actor? by = null, int? version = null) =>
        await office.Get<CompleteTask>().HandleAsync(by ?? Officer(item), new((await TaskAsync(item)).TaskId, decision, reasons, Version: version), default);

    public async Task<Outcomes.Result<CaseSession>> ReturnAsync(string item, string path, string note) =>
        await office.Get<CompleteTask>().HandleAsync(Officer(item), new((await TaskAsync(item)).TaskId, "Return", note, Corrections: [new CorrectionEntry(path, note)]), default);

    public Task<Outcomes.Result<MaterialView>> AttachAsync(string material)
    {
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
        return office.Get<AttachMaterial>().HandleAsync(People.Applicant, new(Id, material, material + ".pdf", "application/pdf", new MemoryStream(paper)), default);
    }

    /// <summary>The officer whose department decides an item.</summary>
    public static Actor Officer(string item) => People.Reviewer(CompanyOpening.Release.Item(item).Department);

    private Story Then(Func<Task> step)
    {
        _steps.Add(step);
        return this;
    }

    private async Task<Story> RunAsync()
    {
        foreach (var step in _steps)
            await step();
        _steps.Clear();
        return this;
    }
}
