using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Activities.Reviews;
using Approval.Workflows.Execution;

namespace Approval.Activities.Workflow;

/// <summary>
/// One department reviews one item: offers a task to the department and waits for its decision. An item that the
/// applicant did not choose passes at once, so that one drawing serves every package.
/// </summary>
internal sealed class DepartmentReviewActivity : Activity
{
    public const string Approved = "Approved";
    public const string Refused = "Refused";
    public const string NotChosen = "NotChosen";

    public override ActivityDescriptor Descriptor { get; } = new("Approval.DepartmentReview", "Approval")
    {
        DisplayName = new("部门审查", "Department review"),
        Description = new("由事项所属部门审查并作出决定；退回补正后仍由原承办人继续办理。", "The item's department reviews and decides; after a correction the same officer goes on."),
        Kind = ActivityKind.Task,
        Inputs = [new InputDescriptor("Item", "String") { DisplayName = new("事项", "Service item"), UiHint = "dropdown" }],
        Outcomes = [Approved, Refused, NotChosen],
    };

    public override void Execute(ActivityContext context)
    {
        var session = context.Session<CaseSession>();
        var itemId = context.Input<string>("Item");
        if (itemId is null || !session.Release.Items.ContainsKey(itemId))
            context.Fault("review.unknown-item", $"The bundle has no item '{itemId}'.");
        else if (session.Item(itemId) is not { } item)
            context.Complete(NotChosen);
        else
            Offer(context, session, item);
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input) => context.Complete(Stimulus.Outcome(input));

    public override void Cancelled(ActivityContext context)
    {
        var session = context.Session<CaseSession>();
        foreach (var task in session.Tasks.Where(t => t.IsOpen && t.ItemId == context.Input<string>("Item")))
        {
            session.Change(task).Status = ReviewTaskStatus.Cancelled;
            if (session.Item(task.ItemId) is { IsDecided: false } item)
                session.Change(item).Status = CaseItemStatus.Cancelled;
            session.Happened(CaseEventKind.TaskCancelled, task.DepartmentId, task.ItemId);
        }
    }

    private void Offer(ActivityContext context, CaseSession session, CaseItem item)
    {
        session.Case.Status = CaseStatus.InReview;
        session.Change(item).Status = CaseItemStatus.InReview;
        session.Tasks.Add(session.Add(new ReviewTask
        {
            Id = context.NewId(),
            ItemId = item.ItemId,
            DepartmentId = item.DepartmentId,
            BookmarkId = context.CreateBookmark(Descriptor.TypeName).Id,
            OfferedAt = session.Now,
            Version = 1,
        }));
        session.Happened(CaseEventKind.TaskOffered, item.DepartmentId, item.ItemId);
    }
}
