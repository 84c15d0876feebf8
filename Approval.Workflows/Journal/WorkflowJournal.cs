using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Workflows;

/// <summary>What an instance did, burst by burst.</summary>
public sealed class WorkflowJournal(Database database)
{
    /// <summary>Oldest first; empty for an unknown instance.</summary>
    public Task<List<JournalEntry>> ListAsync(Guid instanceId, CancellationToken cancel) => database.QueryAsync(
        "SELECT number, at, entry FROM workflow_journal WHERE instance_id = $1 ORDER BY number",
        r => Read(r.GetInt32(0), r.GetFieldValue<DateTimeOffset>(1), (JsonObject)JsonNode.Parse(r.GetString(2))!), cancel, instanceId);

    private static JournalEntry Read(int number, DateTimeOffset at, JsonObject entry) => new(number, at, (string)entry["by"]!, (string?)entry["target"], entry["input"])
    {
        CorrelationId = (string?)entry["correlation"],
        IsHttp = entry.ContainsKey("http"),
        Runs = [.. Rows(entry, "runs").Select(Run)],
        Lines = [.. Rows(entry, "logs").Select(Line)],
        Incidents = [.. Rows(entry, "incidents").Select(Line)],
        Calls = [.. Rows(entry, "calls").Select(c => new RecordedCall((int)c[0]!) { Effects = (JsonArray)c[1]!.DeepClone() })],
    };

    private static IEnumerable<JsonArray> Rows(JsonObject entry, string name) => (entry[name] as JsonArray ?? []).Select(row => (JsonArray)row!);

    private static JournalRun Run(JsonArray row) => new(
        (string)row[0]!, (int)row[1]!, (ActivityStatus)(int)row[2]!, TimeSpan.FromMicroseconds((long)row[3]!), row[4] as JsonObject, [.. row.Skip(5).Select(o => (string)o!)]);

    private static JournalLine Line(JsonArray row) => new((string)row[0]!, (string)row[1]!, (string)row[2]!);
}
