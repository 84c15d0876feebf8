using Approval.Host.OData.Model;
using Approval.Host.OData.Query;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Writing;

/// <summary>Writes one row, the properties that were selected, and what was expanded from it.</summary>
internal readonly struct ResourceWriter(ODataWriter writer)
{
    public void Write(Row row, SelectExpandClause? clause)
    {
        writer.WriteStart(new ODataResource
        {
            TypeName = $"{ServiceModel.Namespace}.{row.Map.TypeName}",
            ETag = row.ETag,
            Properties = Properties(row, clause),
        });
        foreach (var item in clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>() ?? [])
            WriteExpanded(row, item);
        writer.WriteEnd();
    }

    private void WriteExpanded(Row row, ExpandedNavigationSelectItem item)
    {
        var way = row.Map.Navigation(item.PathToNavigationProperty.OfType<NavigationPropertySegment>().Single().NavigationProperty.Name);
        var found = row.Expanded(way.Name);
        writer.WriteStart(new ODataNestedResourceInfo { Name = way.Name, IsCollection = way.Many });
        if (way.Many)
            WriteMany(found, item.SelectAndExpand);
        else if (found.Rows.Count > 0)
            Write(found.Rows[0], item.SelectAndExpand);
        else
        {
            writer.WriteStart((ODataResource?)null);
            writer.WriteEnd();
        }
        writer.WriteEnd();
    }

    private void WriteMany(ExpandedRows found, SelectExpandClause? clause)
    {
        writer.WriteStart(new ODataResourceSet { Count = found.Count, NextPageLink = found.NextLink });
        foreach (var child in found.Rows)
            Write(child, clause);
        writer.WriteEnd();
    }

    // The key goes with every selection: without it a client could not tell which entity it holds.
    private static List<ODataProperty> Properties(Row row, SelectExpandClause? clause)
    {
        var selected = Selected(clause);
        var properties = new List<ODataProperty>(row.Map.Columns.Count);
        foreach (var column in row.Map.Columns)
        {
            if (selected is null || selected.Contains(column.Name) || row.Map.Key.Contains(column.Name))
                properties.Add(new ODataProperty { Name = column.Name, Value = row[column.Name] });
        }
        return properties;
    }

    private static HashSet<string>? Selected(SelectExpandClause? clause) =>
        clause is null || clause.AllSelected || clause.SelectedItems.OfType<WildcardSelectItem>().Any()
            ? null
            : clause.SelectedItems.OfType<PathSelectItem>().SelectMany(p => p.SelectedPath).OfType<PropertySegment>().Select(p => p.Property.Name).ToHashSet(StringComparer.Ordinal);
}
