using Approval.Host.OData.Model;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>The rows that a path such as <c>Case/Items</c> leads to, joined step by step; each step holds its own rights.</summary>
internal sealed class NavigationChain
{
    private readonly List<string> _from = [];
    private readonly List<string> _where = [];

    private NavigationChain(RowSource start) => Last = start;

    /// <summary>The row at the end of the path.</summary>
    public RowSource Last { get; private set; }

    public string From => string.Join(", ", _from);

    public string Where => string.Join(" AND ", _where);

    public static NavigationChain To(QueryNode node, IReadOnlyDictionary<string, RowSource> variables, SqlText sql, QueryScope scope)
    {
        var steps = new Stack<string>();
        while (true)
        {
            switch (node)
            {
                case SingleNavigationNode one:
                    steps.Push(one.NavigationProperty.Name);
                    node = one.Source;
                    break;
                case CollectionNavigationNode many:
                    steps.Push(many.NavigationProperty.Name);
                    node = many.Source;
                    break;
                case ResourceRangeVariableReferenceNode variable when variables.TryGetValue(variable.Name, out var start):
                    return Walk(start, steps, sql, scope);
                default:
                    throw new QueryRefusedException(QueryProblems.NotImplemented(node.Kind.ToString()));
            }
        }
    }

    private static NavigationChain Walk(RowSource start, Stack<string> steps, SqlText sql, QueryScope scope)
    {
        var chain = new NavigationChain(start);
        foreach (var step in steps)
            chain.Step(chain.Last.Map.Navigation(step), sql, scope);
        return chain;
    }

    private void Step(NavigationMap way, SqlText sql, QueryScope scope)
    {
        var next = new RowSource(scope.Model.Set(way.Target), sql.Alias());
        _from.Add(next.From);
        foreach (var (parent, child) in way.Join)
            _where.Add($"{next.Sql(child)} = {Last.Sql(parent)}");
        _where.Add(scope.Rights(sql, next));
        Last = next;
    }
}
