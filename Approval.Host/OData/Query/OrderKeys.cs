using Approval.Host.OData.Model;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>One key of an order: a property of the set, or an expression.</summary>
internal sealed record OrderKey(string? Property, SingleValueNode? Expression, bool Descending);

/// <summary>The whole order of a page: what was asked, then the key, so that no two rows stand at the same place.</summary>
internal static class OrderKeys
{
    public static IReadOnlyList<OrderKey> Of(EntitySetMap map, OrderByClause? clause)
    {
        var keys = new List<OrderKey>();
        for (var next = clause; next is not null; next = next.ThenBy)
            keys.Add(Key(next));
        if (keys.Count > QueryLimits.MaxOrderKeys)
            throw new QueryRefusedException(QueryProblems.TooManyOrderKeys());
        if (keys.Count == 0)
            keys.AddRange(map.Order.Select(Ascending));
        keys.AddRange(map.Key.Where(k => !keys.Exists(o => o.Property == k)).Select(Ascending));
        return keys;
    }

    private static OrderKey Ascending(string property) => new(property, null, false);

    private static OrderKey Key(OrderByClause clause)
    {
        var descending = clause.Direction == OrderByDirection.Descending;
        return clause.Expression is SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access
            ? new OrderKey(access.Property.Name, null, descending)
            : new OrderKey(null, clause.Expression, descending);
    }
}
