namespace Approval.Workflows;

/// <summary>A start names a definition that has no published version, or a snapshot that was never stored.</summary>
public sealed class UnknownWorkflowException(string id) : Exception($"There is no published workflow or snapshot '{id}'.")
{
    public string Id => id;
}
