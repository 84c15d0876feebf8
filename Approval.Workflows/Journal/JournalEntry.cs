using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows;

/// <summary>One burst of an instance.</summary>
/// <param name="Number">From 1.</param>
/// <param name="By">What set it off: <c>start</c>, <c>resume</c>, <c>cancel</c>, <c>retry</c>, <c>skip</c>, <c>migrate</c> …</param>
/// <param name="Target">Trigger, bookmark or activity instance.</param>
/// <param name="Input">What a resume brought along.</param>
public sealed record JournalEntry(int Number, DateTimeOffset At, string By, string? Target, JsonNode? Input)
{
    public IReadOnlyList<JournalRun> Runs { get; init; } = [];

    public IReadOnlyList<JournalLine> Lines { get; init; } = [];

    /// <summary>Activity, code and message of each fault.</summary>
    public IReadOnlyList<JournalLine> Incidents { get; init; } = [];

    internal string? CorrelationId { get; init; }

    internal bool IsHttp { get; init; }

    internal IReadOnlyList<RecordedCall> Calls { get; init; } = [];
}

/// <summary>One execution of an activity that began, waited or ended in a burst.</summary>
/// <param name="Key">The activity; of an embedded workflow with the activities around it, <c>use/w</c>.</param>
/// <param name="Execution">Tells two executions of one activity apart.</param>
/// <param name="Duration">How long it was at work in this burst, children included.</param>
/// <param name="Inputs">Values of the inputs it evaluated in this burst; long ones are cut.</param>
public sealed record JournalRun(string Key, int Execution, ActivityStatus Status, TimeSpan Duration, JsonObject? Inputs, IReadOnlyList<string> Outcomes);

/// <summary>A line an activity wrote, or a fault.</summary>
/// <param name="Kind">The level of a line, the code of a fault.</param>
public sealed record JournalLine(string ActivityId, string Kind, string Text);
