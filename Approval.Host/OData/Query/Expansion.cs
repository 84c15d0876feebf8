using Approval.Host.OData.Model;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>Fills the navigations that a request expands: one statement a navigation for all parents of the page.</summary>
internal sealed class Expansion(ReadSession session, QueryScope scope, IDictionary<string, SingleValueNode> aliases, NodeBudget budget, ExpandLinks links)
{
    public async Task FillAsync(IReadOnlyList<Row> parents, SelectExpandClause? clause, CancellationToken cancel)
    {
        if (parents.Count == 0 || clause is null)
            return;
        foreach (var item in clause.SelectedItems.OfType<ExpandedNavigationSelectItem>())
            await FillAsync(parents, item, cancel);
    }

    /// <summary>The expanded navigations of a clause, checked against what this service expands.</summary>
    public static bool Any(SelectExpandClause? clause)
    {
        foreach (var item in clause?.SelectedItems ?? [])
        {
            if (item is ExpandedReferenceSelectItem and not ExpandedNavigationSelectItem)
                throw new QueryRefusedException(QueryProblems.NotImplemented("$expand=…/$ref"));
            if (item is ExpandedNavigationSelectItem nested)
            {
                RefuseUnsupported(nested);
                Any(nested.SelectAndExpand);
            }
        }
        return clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>().Any() == true;
    }

    private async Task FillAsync(IReadOnlyList<Row> parents, ExpandedNavigationSelectItem item, CancellationToken cancel)
    {
        var way = parents[0].Map.Navigation(Name(item));
        var query = QueryOf(item, way);
        var keys = new ParentKeys(parents, way);
        var (command, orderKeys) = RowsSql.Children(scope, keys, query, budget);
        var target = scope.Model.Set(way.Target);
        var found = await session.RowsAsync(command, r => (Parent: r.GetInt64(0) - 1, Row: RowReader.Read(r, target, orderKeys, 2)), cancel);
        var counts = query.Count ? await session.RowsAsync(RowsSql.ChildCounts(scope, keys, query, budget), r => r.GetInt64(1), cancel) : null;
        var byParent = found.ToLookup(f => f.Parent, f => f.Row);
        for (var i = 0; i < parents.Count; i++)
        {
            var rows = byParent[i].ToList();
            var more = query.MayContinue && rows.Count > query.Limit;
            var page = more ? rows.GetRange(0, query.Limit) : rows;
            parents[i].Expand(way.Name, new ExpandedRows(page, counts?[i], more ? links.Next(parents[i], way, item, query, page[^1]) : null));
        }
        await FillAsync([.. parents.SelectMany(p => p.Expanded(way.Name).Rows)], item.SelectAndExpand, cancel);
    }

    private CollectionQuery QueryOf(ExpandedNavigationSelectItem item, NavigationMap way) => new()
    {
        Filter = item.FilterOption,
        OrderBy = item.OrderByOption,
        SelectExpand = item.SelectAndExpand,
        Top = way.Many ? Limits.Top(item.TopOption) : 1,
        Skip = Limits.Skip(item.SkipOption) ?? 0,
        Count = item.CountOption == true,
        PageSize = QueryLimits.ExpandedPageSize,
        Aliases = aliases,
    };

    private static string Name(ExpandedNavigationSelectItem item) => item.PathToNavigationProperty.OfType<NavigationPropertySegment>().Single().NavigationProperty.Name;

    private static void RefuseUnsupported(ExpandedNavigationSelectItem item)
    {
        var option = item switch
        {
            { SearchOption: not null } => "$expand(…$search)",
            { LevelsOption: not null } => "$levels",
            { ApplyOption: not null } => "$apply",
            { ComputeOption: not null } => "$compute",
            _ => null,
        };
        if (option is not null)
            throw new QueryRefusedException(QueryProblems.NotImplemented(option));
    }
}
