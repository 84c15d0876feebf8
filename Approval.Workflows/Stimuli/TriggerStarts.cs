using System.Text.Json.Nodes;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Stimuli;

/// <summary>Triggers of published definitions that a stimulus or the clock sets off.</summary>
internal static class TriggerStarts
{
    public static Task<List<(string Definition, string Activity)>> FindAsync(StoreTransaction tx, string name, JsonNode? payload, CancellationToken cancel) =>
        tx.QueryAsync(
            "SELECT definition_id, activity_id FROM workflow_trigger WHERE hash = $1 ORDER BY definition_id, activity_id",
            r => (r.GetString(0), r.GetString(1)), cancel, Stimulus.Hash(name, payload));

    /// <summary>Takes one timer that is due and moves it to its next instant, so that two hosts never start the same occurrence.</summary>
    public static async Task<(string Definition, string Activity)?> TakeDueAsync(StoreTransaction tx, WorkflowDefinitions definitions, CancellationToken cancel)
    {
        var due = await tx.QueryAsync(
            "SELECT definition_id, activity_id FROM workflow_trigger WHERE due <= $1 ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED",
            r => (r.GetString(0), r.GetString(1)), cancel, tx.Now);
        if (due.Count == 0)
            return null;
        var (definition, activity) = due[0];
        var next = await definitions.NextOccurrenceAsync(tx, definition, activity, cancel);
        tx.Write("UPDATE workflow_trigger SET due = $3 WHERE definition_id = $1 AND activity_id = $2", definition, activity, next);
        return due[0];
    }
}
