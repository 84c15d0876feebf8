using Approval.Activities.Cases;
using Approval.Workflows.Execution;

namespace Approval.Activities.Workflow;

/// <summary>The normal end (办结): the case gets its result.</summary>
internal sealed class ConcludeActivity : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new("Approval.Conclude", "Approval")
    {
        DisplayName = new("办结", "Conclude"),
        Description = new("办件办结，记录结果；选办事项未获准予时记为部分准予。", "Ends the case with its result; partially approved when an optional item was refused."),
        Inputs = [new InputDescriptor("Result", "String") { DisplayName = new("结果", "Result"), UiHint = "dropdown", Options = ["Approved", "Refused"] }],
    };

    public override void Execute(ActivityContext context)
    {
        var session = context.Session<CaseSession>();
        if (!Enum.TryParse<CaseResult>(context.Input<string>("Result"), out var result))
        {
            context.Fault("conclude.unknown-result", $"'{context.Input<string>("Result")}' is no result of a case.");
            return;
        }
        if (result == CaseResult.Approved && session.Items.Any(i => i.Status != CaseItemStatus.Approved))
            result = CaseResult.PartiallyApproved;
        session.Case.Result = result;
        session.Case.Status = CaseStatus.Concluded;
        session.Case.DecidedAt ??= session.Now;
        session.Case.ConcludedAt = session.Now;
        foreach (var item in session.Items.Where(i => !i.IsDecided))
            session.Change(item).Status = CaseItemStatus.Cancelled;
        session.Happened(CaseEventKind.Concluded, detail: new() { ["result"] = result.ToString() });
        context.Complete();
    }
}
