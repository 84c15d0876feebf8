namespace Approval.Workflows.Execution;

/// <summary>A fault of the definition or its data (not a bug): becomes an incident with this code.</summary>
public sealed class WorkflowFaultException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable and dotted, e.g. <c>expression.failed</c>.</summary>
    public string Code => code;
}
