using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Compat.Tests;

/// <summary>What one run of a case leaves behind: its trace, and the decisions still to come.</summary>
public sealed class CaseRun(JsonObject decisions)
{
    private readonly Dictionary<string, int> _used = [];

    public List<string> Trace { get; } = [];

    public bool Decide(string activityId)
    {
        var list = decisions[activityId] as JsonArray ?? [];
        var used = _used[activityId] = _used.GetValueOrDefault(activityId) + 1;
        return used <= list.Count
            ? list[used - 1]!.GetValue<bool>()
            : decisions["default"]?.GetValue<bool>() ?? false;
    }
}

/// <summary>The four activities every case may use; they write their trace into the session of the burst.</summary>
internal static class TestActivities
{
    public static Activity[] All { get; } = [new Print(), new Block(), new Throw(), new Decide()];

    private sealed class Print : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Print", "Test");

        public override void Execute(ActivityContext context)
        {
            context.Session<CaseRun>().Trace.Add(context.ActivityId);
            context.Complete();
        }
    }

    private sealed class Block : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Block", "Test");

        public override void Execute(ActivityContext context)
        {
            context.Session<CaseRun>().Trace.Add($"{context.ActivityId}(block)");
            context.CreateBookmark("Test.Block");
        }
    }

    private sealed class Throw : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Throw", "Test");

        public override void Execute(ActivityContext context)
        {
            context.Session<CaseRun>().Trace.Add($"{context.ActivityId}(throw)");
            throw new InvalidOperationException("boom");
        }
    }

    private sealed class Decide : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = new("Test.Decide", "Test") { Outcomes = ["True", "False"] };

        public override void Execute(ActivityContext context)
        {
            var run = context.Session<CaseRun>();
            var outcome = run.Decide(context.ActivityId) ? "True" : "False";
            run.Trace.Add($"{context.ActivityId}={outcome}");
            context.Complete(outcome);
        }
    }
}
