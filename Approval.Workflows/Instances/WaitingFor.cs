using Approval.Workflows.Execution;

namespace Approval.Workflows.Instances;

/// <summary>Looks through the executions of an instance.</summary>
internal static class WaitingFor
{
    public static IEnumerable<ActivityContext> All(ActivityContext? context)
    {
        if (context is null)
            yield break;
        yield return context;
        foreach (var below in (context.Children ?? []).SelectMany(All))
            yield return below;
    }

    /// <summary>True when a bookmark could still wake the instance.</summary>
    public static bool Anything(ActivityContext? root) => All(root).Any(c => c.Bookmarks.Count > 0);

    public static (ActivityContext Context, Bookmark Bookmark)? Bookmark(ActivityContext? root, Guid id)
    {
        foreach (var context in All(root))
        {
            if (context.OwnBookmarks?.Find(b => b.Id == id) is { } bookmark)
                return (context, bookmark);
        }
        return null;
    }
}
