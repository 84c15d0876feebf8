using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Activations;

/// <summary>
/// Lets one of many simultaneous starts through: the key is unique, so the second start waits for the first one's
/// transaction and is then refused. Elsa counts first and starts afterwards, which lets both through.
/// </summary>
internal static class Reservation
{
    /// <summary>Reserves the start inside its own transaction.</summary>
    /// <returns>The key to give back at the end, and why the start is refused; both null when every start is allowed.</returns>
    public static async Task<(string? Key, string? Refusal)> TakeAsync(StoreTransaction tx, CompiledWorkflow workflow, StartRequest request, CancellationToken cancel)
    {
        var (definition, correlation) = (workflow.DefinitionId, request.CorrelationId ?? "");
        if (workflow.Activation == ActivationStrategy.AllowAlways)
            return default;
        if (workflow.Activation == ActivationStrategy.Unknown)
            return (null, "activation.unknown-strategy");
        if (workflow.Activation != ActivationStrategy.Singleton && correlation.Length == 0)
            return (null, "activation.no-correlation-id");
        var (key, running, argument) = workflow.Activation switch
        {
            ActivationStrategy.Singleton => ($"definition|{definition}", "definition_id = $1", [definition]),
            ActivationStrategy.Correlation => ($"correlation|{correlation}", "correlation_id = $1", [correlation]),
            _ => ($"both|{definition}|{correlation}", "definition_id = $1 AND correlation_id = $2", new object?[] { definition, correlation }),
        };
        if (await tx.ExecuteAsync("INSERT INTO workflow_activation (key, instance_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancel, key, request.InstanceId) == 0)
            return (null, "activation.already-running");
        // Instances of versions without a strategy, and of other definitions, hold no reservation.
        var others = await tx.QueryAsync($"SELECT instance_id FROM workflow_instance WHERE status = 0 AND {running} LIMIT 1", r => r.GetGuid(0), cancel, argument);
        if (others.Count == 0)
            return (key, null);
        tx.Write("DELETE FROM workflow_activation WHERE key = $1 AND instance_id = $2", key, request.InstanceId);
        return (null, "activation.already-running");
    }

    /// <summary>Gives the reservation back when the instance ends, and takes it again when a retry wakes it.</summary>
    public static void Follow(StoreTransaction tx, WorkflowInstance instance, bool wasFinished)
    {
        if (instance.Properties["activation"] is not { } key)
            return;
        if (instance.Status == InstanceStatus.Finished)
            tx.Write("DELETE FROM workflow_activation WHERE key = $1 AND instance_id = $2", (string)key!, instance.Id);
        else if (wasFinished)
            tx.Write("INSERT INTO workflow_activation (key, instance_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", (string)key!, instance.Id);
    }
}
