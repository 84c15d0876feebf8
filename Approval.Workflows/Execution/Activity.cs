using System.Text.Json.Nodes;

namespace Approval.Workflows.Execution;

/// <summary>
/// The behaviour of one activity type. Stateless and registered once; everything that lasts is in the
/// <see cref="ActivityContext"/>. No outside I/O happens here: a burst may be rolled back and run again.
/// </summary>
public abstract class Activity
{
    /// <summary>What the designer shows and definitions name.</summary>
    public abstract ActivityDescriptor Descriptor { get; }

    /// <summary>Runs once for each execution. Completes, creates bookmarks, schedules children, or faults.</summary>
    public abstract void Execute(ActivityContext context);

    /// <summary>A bookmark of this activity was resumed; it is already consumed.</summary>
    public virtual void Resume(ActivityContext context, Bookmark bookmark, JsonNode? input) => context.Complete();

    /// <summary>A child scheduled by this activity completed.</summary>
    public virtual void ChildCompleted(ActivityContext context, ActivityContext child, IReadOnlyList<string> outcomes)
    {
    }

    /// <summary>The activity will not complete any more: withdraw what <see cref="Execute"/> offered.</summary>
    public virtual void Cancelled(ActivityContext context)
    {
    }

    /// <summary>What starts an instance when this activity is a trigger and may start the workflow.</summary>
    internal virtual IEnumerable<Trigger> Triggers(Definitions.ActivityNode node, DateTimeOffset now) => [];

    /// <summary>One child was cancelled from outside (not by this activity itself).</summary>
    internal virtual void ChildCancelled(ActivityContext context, ActivityContext child)
    {
    }
}
