using System.Text.Json.Nodes;
using Approval.Workflows.Composition;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Expressions;

/// <summary>Inputs of the workflow. A resume has inputs of its own, so it cannot overwrite those of the start.</summary>
internal static class WorkflowInputs
{
    public static JsonNode? Get(ActivityContext context, string name)
    {
        for (var composite = EmbeddedWorkflow.Around(context); composite is not null; composite = EmbeddedWorkflow.Around(composite))
        {
            if (EmbeddedWorkflow.TryInput(composite, name, out var given))
                return given;
        }
        if (context.Burst.StimulusInput is { } resumed && resumed.TryGetValue(name, out var value))
            return value;
        return context.Instance.Inputs.GetValueOrDefault(name);
    }
}
