using Approval.Activities.Access;
using Approval.Host.OData.Query;

namespace Approval.Host.OData.Model;

/// <summary>
/// The predicate of the rows that an actor may know of. It stands in every query over the set, wherever the set is
/// reached: at the root, by a path, in an expand, in a lambda, behind an order.
/// </summary>
/// <param name="sql">Takes the actor's values as parameters.</param>
/// <param name="alias">Alias of the set's row in the query.</param>
internal delegate string RowRight(SqlText sql, Actor actor, string alias);

/// <summary>One entity set: its EDM type and where its rows come from.</summary>
/// <param name="Source">Table, or a query in brackets.</param>
internal sealed record EntitySetMap(string Name, string TypeName, string Source, string Description)
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Column> _columns = [];

    public required IReadOnlyList<Column> Columns
    {
        get => _columns;
        init
        {
            _columns = value;
            for (var i = 0; i < value.Count; i++)
                _ordinals[value[i].Name] = i;
        }
    }

    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Order of a page when nobody asks for one; the key follows it, so that it is total.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    public required RowRight Rights { get; init; }

    public IReadOnlyList<NavigationMap> Navigations { get; init; } = [];

    /// <summary>Properties that <c>$search</c> looks into.</summary>
    public IReadOnlyList<string> Search { get; init; } = [];

    /// <summary>The property behind the ETag, or null when the entity has none.</summary>
    public string? Version { get; init; }

    /// <summary>Part of another entity: no entity set of its own in the service document.</summary>
    public bool Contained { get; init; }

    public int Ordinal(string property) => _ordinals[property];

    public Column Column(string property) => _columns[_ordinals[property]];

    public NavigationMap Navigation(string name) => Navigations.First(n => n.Name == name);
}
