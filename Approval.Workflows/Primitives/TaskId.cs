namespace Approval.Workflows.Primitives;

/// <summary>
/// The id a task shows to the outside. It names instance and bookmark, so completing a task by its id needs no index
/// row for each open task.
/// </summary>
public static class TaskId
{
    public static string Of(Guid instanceId, Guid bookmarkId) => $"{instanceId:N}{bookmarkId:N}";

    /// <summary>False when the text is no task id of this system.</summary>
    public static bool TryParse(string? text, out Guid instanceId, out Guid bookmarkId)
    {
        (instanceId, bookmarkId) = (Guid.Empty, Guid.Empty);
        return text is { Length: 64 } && Guid.TryParseExact(text[..32], "N", out instanceId) && Guid.TryParseExact(text[32..], "N", out bookmarkId);
    }
}
