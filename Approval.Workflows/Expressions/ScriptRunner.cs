using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Expressions;

/// <summary>Runs scripts within their budgets and turns their failures into faults of the activity.</summary>
internal static class ScriptRunner
{
    public static JsonNode? Run(Script script, ScriptWorld world)
    {
        try
        {
            return script.Run(world.Globals, ScriptBudget.Default).ToJson();
        }
        catch (ScriptException e)
        {
            var place = e.Line > 0 ? $" (line {e.Line}, column {e.Column})" : "";
            throw new WorkflowFaultException("expression.failed", $"JavaScript: {e.Message}{place}", e);
        }
    }
}
