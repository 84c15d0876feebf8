using System.Text.Json.Nodes;
using Approval.Workflows.Execution;
using Approval.Workflows.Scripting;

namespace Approval.Workflows.Expressions;

/// <summary>A JavaScript expression, parsed once for all instances.</summary>
internal sealed record ScriptInput(string TypeName, Script Script) : InputSpec(TypeName)
{
    public override JsonNode? Evaluate(ActivityContext context) => ScriptRunner.Run(Script, new ScriptWorld(context));
}

/// <summary>A script that does not parse; publishing refuses it, an instance that reaches it faults.</summary>
internal sealed record BrokenInput(string TypeName, string Message) : InputSpec(TypeName)
{
    public override JsonNode? Evaluate(ActivityContext context) => throw new WorkflowFaultException("expression.syntax", Message);
}
