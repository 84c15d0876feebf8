using Approval.Workflows.Execution;

namespace Approval.Workflows.Definitions;

/// <summary>Every activity type of this host.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, Activity> _types = new(StringComparer.Ordinal);

    public ActivityCatalog(IEnumerable<Activity> activities)
    {
        foreach (var activity in activities)
        {
            if (!_types.TryAdd(activity.Descriptor.TypeName, activity))
                throw new InvalidOperationException($"Two activities are registered for type '{activity.Descriptor.TypeName}'.");
        }
    }

    /// <summary>Descriptors in the order of registration.</summary>
    public IEnumerable<ActivityDescriptor> Descriptors => _types.Values.Select(a => a.Descriptor);

    /// <summary>The behaviour of a type; null for an unknown one. Any version of a type is served by the one registered.</summary>
    public Activity? Find(string typeName) => _types.GetValueOrDefault(typeName);
}
