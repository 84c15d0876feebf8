using Approval.Workflows.Execution;
using Approval.Workflows.Stimuli;
using Approval.Workflows.Storage;

namespace Approval.Workflows.Definitions;

/// <summary>Triggers of published definitions that may start an instance.</summary>
internal static class TriggerStore
{
    /// <summary>Makes the rows those of this workflow. Called in the publishing transaction, so readers see the old set or the new one.</summary>
    public static void Replace(StoreTransaction tx, CompiledWorkflow workflow)
    {
        Remove(tx, workflow.DefinitionId);
        foreach (var node in workflow.Nodes.Values.Where(n => n.CanStart && n.Part == workflow.Part && n.Behaviour.Descriptor.Kind == ActivityKind.Trigger))
        {
            var number = 0;
            foreach (var trigger in node.Behaviour.Triggers(node, tx.Now))
            {
                tx.Write(
                    "INSERT INTO workflow_trigger (definition_id, activity_id, number, name, hash, payload, due) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    workflow.DefinitionId, node.Id, number++, trigger.Name, Stimulus.Hash(trigger.Name, trigger.Payload), trigger.Payload?.ToJsonString(DefinitionJson.Compact), trigger.Due);
            }
        }
    }

    public static void Remove(StoreTransaction tx, string definitionId) => tx.Write("DELETE FROM workflow_trigger WHERE definition_id = $1", definitionId);
}
