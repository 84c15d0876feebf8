using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Licences;
using Approval.Workflows.Execution;

namespace Approval.Activities.Workflow;

/// <summary>
/// Issues the composite licence once every mandatory item is approved (invariant 1). Numbers, PDF and seal are made by
/// a job after the commit; the licence exists from the moment its document does.
/// </summary>
internal sealed class IssueLicenceActivity : Activity
{
    public const string Issued = "Issued";
    public const string Withheld = "Withheld";

    public override ActivityDescriptor Descriptor { get; } = new("Approval.IssueLicence", "Approval")
    {
        DisplayName = new("颁发综合证照", "Issue licence"),
        Description = new("全部必办事项准予后，生成带二维码和电子印章的综合证照。", "Once every mandatory item is approved, makes the composite licence with its QR code and seal."),
        Kind = ActivityKind.Task,
        Outcomes = [Issued, Withheld],
    };

    public override void Execute(ActivityContext context)
    {
        var session = context.Session<CaseSession>();
        session.Case.Status = CaseStatus.Decided;
        session.Case.DecidedAt = session.Now;
        if (session.Items.Any(i => i.Mandatory && i.Status != CaseItemStatus.Approved))
        {
            session.Happened(CaseEventKind.LicenceWithheld, session.Release.Bundle.Licence.Issuer);
            context.Complete(Withheld);
            return;
        }
        context.CreateBookmark(Descriptor.TypeName);
        context.EnqueueJob(LicenceJob.JobKind, new JsonObject { ["caseId"] = session.Case.Id.ToString() }, resumesBookmark: Descriptor.TypeName);
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input)
    {
        var session = context.Session<CaseSession>();
        var made = input.Deserialize<MadeLicence>() ?? throw new InvalidOperationException("The licence job returned nothing.");
        session.Licence = session.Add(LicenceFactory.Create(session.Case, session.Items, session.Release, made));
        session.Happened(CaseEventKind.LicenceIssued, session.Release.Bundle.Licence.Issuer, detail: new JsonObject { ["code"] = made.Numbers.Code, ["verifyCode"] = made.Numbers.VerifyCode });
        context.Complete(Issued);
    }
}
