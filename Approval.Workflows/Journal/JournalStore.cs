using System.Buffers;
using System.Text;
using System.Text.Json;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Journal;

/// <summary>One appended row a burst: what woke it, what ran, with which outcomes, and what it logged.</summary>
internal static class JournalStore
{
    public static void Append(StoreTransaction tx, WorkflowInstance instance, int number, DateTimeOffset now, JournalStimulus stimulus, BurstRecord record) =>
        tx.Write("INSERT INTO workflow_journal (instance_id, number, at, entry) VALUES ($1, $2, $3, $4)", instance.Id, number, now, Entry(stimulus, record));

    /// <summary>
    /// <c>{by, target, input, runs: [[id, status, outcomes…]], logs: [[id, level, text]], incidents: [[id, code, message]]}</c>;
    /// arrays, because a row is written for every burst and read rarely.
    /// </summary>
    public static string Entry(JournalStimulus stimulus, BurstRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, DefinitionJson.Dense))
        {
            writer.WriteStartObject();
            writer.WriteString("by", stimulus.Kind);
            if (stimulus.Target is { } target)
                writer.WriteString("target", target);
            if (stimulus.Payload is { } payload)
            {
                writer.WritePropertyName("input");
                payload.WriteTo(writer);
            }
            Rows(writer, "runs", record.Runs, Run);
            Rows(writer, "logs", record.Logs, (w, log) => Strings(w, log.ActivityId, log.Level, log.Message));
            Rows(writer, "incidents", record.Incidents, (w, fault) => Strings(w, fault.ActivityId, fault.Code, fault.Message));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Run(Utf8JsonWriter writer, ActivityRun run)
    {
        writer.WriteStringValue(run.ActivityId);
        writer.WriteNumberValue((int)run.Status);
        foreach (var outcome in run.Outcomes)
            writer.WriteStringValue(outcome);
    }

    private static void Strings(Utf8JsonWriter writer, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            writer.WriteStringValue(text);
    }

    private static void Rows<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartArray();
            write(writer, item);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }
}
