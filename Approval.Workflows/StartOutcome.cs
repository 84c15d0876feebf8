namespace Approval.Workflows;

/// <summary>What became of a start.</summary>
public abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    public sealed record Started(BurstResult Burst) : StartOutcome;

    /// <summary>The definition's activation strategy does not allow another instance now; nothing was saved.</summary>
    /// <param name="Reason"><c>activation.already-running</c>, <c>activation.no-correlation-id</c>, <c>activation.unknown-strategy</c>.</param>
    public sealed record Refused(string Reason) : StartOutcome;

    /// <summary>An instance of this id was started before.</summary>
    public sealed record AlreadyStarted : StartOutcome;
}

/// <summary>A start that the activation strategy does not allow, for callers that expected it to be allowed.</summary>
public sealed class StartRefusedException(string reason) : Exception($"The workflow may not start now: {reason}.")
{
    public string Reason => reason;
}
