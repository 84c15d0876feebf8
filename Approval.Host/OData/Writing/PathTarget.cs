using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Writing;

/// <summary>The set and type at the end of a path; an action's answer stands at the entity it was bound to.</summary>
internal sealed record PathTarget(IEdmEntitySetBase Source, IEdmEntityType Type)
{
    public static PathTarget Of(ODataPath path)
    {
        var source = path.Reverse().Select(SourceOf).OfType<IEdmEntitySetBase>().First();
        return new PathTarget(source, source.EntityType());
    }

    private static IEdmNavigationSource? SourceOf(ODataPathSegment segment) => segment switch
    {
        EntitySetSegment set => set.EntitySet,
        KeySegment key => key.NavigationSource,
        NavigationPropertySegment navigation => navigation.NavigationSource,
        _ => null,
    };
}
