using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Journal;

/// <summary>One appended row a burst: what woke it, what ran, with which outcomes, and what it logged.</summary>
internal static class JournalStore
{
    /// <summary>Characters of one input that are kept.</summary>
    private const int MostInput = 500;

    public static void Append(StoreTransaction tx, WorkflowInstance instance, int number, DateTimeOffset now, JournalStimulus stimulus, BurstRecord record) =>
        tx.Write("INSERT INTO workflow_journal (instance_id, number, at, entry) VALUES ($1, $2, $3, $4)", instance.Id, number, now, Entry(stimulus, record));

    /// <summary>
    /// <c>{by, target, input, correlation, http, runs: [[key, number, status, microseconds, inputs, outcomes…]], logs: [[id, level, text]],
    /// incidents: [[id, code, message]], calls: [[number, effects]]}</c>; arrays, because a row is written for every burst and read rarely.
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
            if (stimulus.CorrelationId is { } correlation)
                writer.WriteString("correlation", correlation);
            if (stimulus.IsHttp)
                writer.WriteBoolean("http", value: true);
            Rows(writer, "runs", record.Runs, Run);
            Rows(writer, "logs", record.Logs, (w, log) => Strings(w, log.ActivityId, log.Level, log.Message));
            Rows(writer, "incidents", record.Incidents, (w, fault) => Strings(w, fault.ActivityId, fault.Code, fault.Message));
            Rows(writer, "calls", record.Calls, Call);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Run(Utf8JsonWriter writer, ActivityRun run)
    {
        writer.WriteStringValue(run.Key);
        writer.WriteNumberValue(run.Number);
        writer.WriteNumberValue((int)run.Status);
        writer.WriteNumberValue((long)run.Duration.TotalMicroseconds);
        Inputs(writer, run.Inputs);
        foreach (var outcome in run.Outcomes)
            writer.WriteStringValue(outcome);
    }

    /// <summary>Long values are cut: a burst is replayed from the definition and the stimulus, inputs are for people.</summary>
    private static void Inputs(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonNode?>? inputs)
    {
        if (inputs is null or { Count: 0 })
        {
            writer.WriteNumberValue(0);
            return;
        }
        writer.WriteStartObject();
        foreach (var (name, value) in inputs)
        {
            var text = value?.ToJsonString(DefinitionJson.Compact);
            writer.WritePropertyName(name);
            if (text is null)
                writer.WriteNullValue();
            else if (text.Length <= MostInput)
                writer.WriteRawValue(text);
            else
                writer.WriteStringValue(text[..MostInput] + "…");
        }
        writer.WriteEndObject();
    }

    private static void Call(Utf8JsonWriter writer, RecordedCall call)
    {
        writer.WriteNumberValue(call.Number);
        call.Effects.WriteTo(writer);
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
