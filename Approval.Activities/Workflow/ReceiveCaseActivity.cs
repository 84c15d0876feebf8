using System.Text.Json.Nodes;
using Approval.Activities.Cases;
using Approval.Workflows.Execution;

namespace Approval.Activities.Workflow;

/// <summary>The window: waits until a clerk accepts or declines the case, corrections included.</summary>
internal sealed class ReceiveCaseActivity : Activity
{
    public const string Accepted = "Accepted";
    public const string Declined = "Declined";
    public const string Withdrawn = "Withdrawn";

    public override ActivityDescriptor Descriptor { get; } = new("Approval.ReceiveCase", "Approval")
    {
        DisplayName = new("收件受理", "Receive and accept"),
        Description = new("窗口收件、一次性告知补正、受理或不予受理。", "The desk receives the case, tells once what to correct, and accepts or declines it."),
        Kind = ActivityKind.Task,
        Outcomes = [Accepted, Declined, Withdrawn],
    };

    public override void Execute(ActivityContext context) =>
        context.Session<CaseSession>().Case.BookmarkId = context.CreateBookmark(Descriptor.TypeName).Id;

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input) => context.Complete(Stimulus.Outcome(input));
}

/// <summary>What a person's step hands to a waiting activity: <c>{ "outcome": "Approved" }</c>.</summary>
internal static class Stimulus
{
    public static string Outcome(JsonNode? input) =>
        input?["outcome"]?.GetValue<string>() ?? throw new InvalidOperationException("The stimulus carries no outcome.");
}
