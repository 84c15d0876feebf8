using Approval.Host.OData.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>What an address asks for.</summary>
internal enum ResourceKind { ServiceDocument, Metadata, Collection, Entity, Count, Property, RawValue, Operation }

/// <summary>One step of an address: a set or navigation, perhaps with a key.</summary>
internal sealed record PathStep(EntitySetMap Map, NavigationMap? Via, IReadOnlyDictionary<string, object>? Key);

/// <summary>An address, read: the way to the rows and what is wanted of them.</summary>
internal sealed record ResourcePath(ResourceKind Kind, ODataPath Source)
{
    public IReadOnlyList<PathStep> Steps { get; init; } = [];
    public string? Property { get; init; }
    public IEdmOperation? Operation { get; init; }

    public EntitySetMap Map => Steps[^1].Map;

    /// <exception cref="QueryRefusedException">The address is right but this service does not answer its kind.</exception>
    public static ResourcePath Of(ODataPath path, ServiceModel model)
    {
        var steps = new List<PathStep>();
        var result = new ResourcePath(ResourceKind.ServiceDocument, path) { Steps = steps };
        foreach (var segment in path)
            result = Next(result, steps, segment, model);
        return result;
    }

    private static ResourcePath Next(ResourcePath path, List<PathStep> steps, ODataPathSegment segment, ServiceModel model)
    {
        switch (segment)
        {
            case MetadataSegment:
                return path with { Kind = ResourceKind.Metadata };
            case EntitySetSegment set:
                steps.Add(new PathStep(model.Set(set.EntitySet.Name), null, null));
                return path with { Kind = ResourceKind.Collection };
            case KeySegment key:
                steps[^1] = steps[^1] with { Key = key.Keys.ToDictionary(k => k.Key, k => k.Value, StringComparer.Ordinal) };
                return path with { Kind = ResourceKind.Entity };
            case NavigationPropertySegment navigation:
                var way = steps[^1].Map.Navigation(navigation.NavigationProperty.Name);
                steps.Add(new PathStep(model.Set(way.Target), way, null));
                return path with { Kind = way.Many ? ResourceKind.Collection : ResourceKind.Entity };
            case PropertySegment property:
                return path with { Kind = ResourceKind.Property, Property = property.Property.Name };
            case CountSegment when path.Kind == ResourceKind.Collection:
                return path with { Kind = ResourceKind.Count };
            case ValueSegment when path.Kind == ResourceKind.Property:
                return path with { Kind = ResourceKind.RawValue };
            case OperationSegment operation when path.Kind == ResourceKind.Entity:
                return path with { Kind = ResourceKind.Operation, Operation = operation.Operations.First() };
            default:
                throw new QueryRefusedException(QueryProblems.NotImplemented($"/{segment.Identifier}"));
        }
    }
}
