using Approval.Host.OData.Model;

namespace Approval.Host.OData.Query;

/// <summary>One row of a set, with what was expanded from it.</summary>
/// <param name="values">In the order of the set's columns.</param>
/// <param name="orderValues">Values of the order's keys, from which the next page begins.</param>
internal sealed class Row(EntitySetMap map, object?[] values, object?[] orderValues)
{
    private Dictionary<string, ExpandedRows>? _expanded;

    public EntitySetMap Map => map;

    public object?[] OrderValues => orderValues;

    public object? this[string property] => values[map.Ordinal(property)];

    /// <summary>The weak ETag of the entity's version, or null when the set has none.</summary>
    public string? ETag => map.Version is { } version ? $"W/\"{this[version]}\"" : null;

    public void Expand(string navigation, ExpandedRows rows) => (_expanded ??= new(StringComparer.Ordinal))[navigation] = rows;

    public ExpandedRows Expanded(string navigation) => _expanded![navigation];
}

/// <summary>What a navigation of one row leads to.</summary>
/// <param name="Count">All of them, when the expand asks for it.</param>
/// <param name="NextLink">Where the rest is, when there is more than one page.</param>
internal sealed record ExpandedRows(IReadOnlyList<Row> Rows, long? Count, Uri? NextLink);

/// <summary>One page of a collection.</summary>
/// <param name="HasMore">A further page exists.</param>
internal sealed record Page(IReadOnlyList<Row> Rows, long? Count, bool HasMore);
