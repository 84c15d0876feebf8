using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Jobs;

namespace Approval.Workflows.Execution;

/// <summary>What a burst did: what the commit writes and the journal keeps.</summary>
internal sealed class BurstRecord
{
    private readonly List<ActivityRun> _runs = [];
    private readonly Dictionary<(string Node, string Output), JsonNode?> _outputs = [];

    public List<Bookmark> Created { get; } = [];

    public List<Bookmark> Removed { get; } = [];

    public List<JobRequest> Jobs { get; } = [];

    public List<Incident> Incidents { get; } = [];

    public List<LogLine> Logs { get; } = [];

    public IReadOnlyList<ActivityRun> Runs => _runs;

    /// <summary>The latest output written in this burst, for <c>getLastResult()</c>.</summary>
    public JsonNode? LastResult { get; private set; }

    /// <summary>A bookmark made and consumed in one burst never reached the store, nor does the job made for it.</summary>
    public void Gone(Bookmark bookmark)
    {
        if (Created.RemoveAll(b => b.Id == bookmark.Id) == 0)
            Removed.Add(bookmark);
        else
            Jobs.RemoveAll(j => j.BookmarkId == bookmark.Id);
    }

    public void Replace(Bookmark old, Bookmark changed)
    {
        if (Created.FindIndex(b => b.Id == old.Id) is >= 0 and var index)
            Created[index] = changed;
    }

    public void Run(ActivityContext context, ActivityStatus status, IReadOnlyList<string> outcomes, TimeSpan duration) =>
        _runs.Add(new ActivityRun(context.ActivityId, context.NodeId, context.Node.Type, context.ActivityInstanceId, status, outcomes)
        {
            Key = context.Node.Key,
            Number = context.Number,
            Duration = duration,
            Inputs = context.EvaluatedInputs,
        });

    /// <summary>Calls of activities of other rooms, in the order in which they began.</summary>
    public List<RecordedCall> Calls { get; } = [];

    public RecordedCall Open(ActivityContext context)
    {
        var call = new RecordedCall(context.Number);
        Calls.Add(call);
        return call;
    }

    public void Remember(ActivityNode node, string output, JsonNode? value)
    {
        var name = output.ToLowerInvariant();
        _outputs[(node.Id, name)] = value;
        _outputs[(node.Name, name)] = value;
        LastResult = value;
    }

    public JsonNode? OutputOf(string activity, string output) => _outputs.GetValueOrDefault((activity, output.ToLowerInvariant()));
}

/// <summary>A line an activity wrote to the log of its instance.</summary>
internal sealed record LogLine(string ActivityId, string Level, string Message);
