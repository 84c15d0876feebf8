namespace Approval.Workflows.Execution;

/// <summary>Elsa's two statuses of an instance.</summary>
public enum InstanceStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's sub-statuses; the first three and <see cref="Interrupted"/> belong to a running instance.</summary>
public enum InstanceSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
    Interrupted,
}

/// <summary>Status of one execution of an activity.</summary>
public enum ActivityStatus
{
    Pending,
    Running,
    Completed,
    Canceled,
    Faulted,
}
