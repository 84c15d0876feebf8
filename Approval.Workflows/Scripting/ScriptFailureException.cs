namespace Approval.Workflows.Scripting;

/// <summary>Thrown by a host function to fail as a script would: the script sees an <c>Error</c> with this message and may catch it.</summary>
public sealed class ScriptFailureException : Exception
{
    /// <summary>A failure without words.</summary>
    public ScriptFailureException()
    {
    }

    /// <summary>A failure with a message for the author of the script.</summary>
    public ScriptFailureException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause; the script sees the message only.</summary>
    public ScriptFailureException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
