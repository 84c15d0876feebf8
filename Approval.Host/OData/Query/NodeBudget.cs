namespace Approval.Host.OData.Query;

/// <summary>Counts the nodes and the depth of all expressions of one request.</summary>
internal sealed class NodeBudget
{
    private int _nodes;
    private int _depth;

    public Level Enter()
    {
        if (++_nodes > QueryLimits.MaxNodes)
            throw new QueryRefusedException(QueryProblems.TooManyNodes());
        if (++_depth > QueryLimits.MaxDepth)
            throw new QueryRefusedException(QueryProblems.TooDeep());
        return new Level(this);
    }

    internal readonly struct Level(NodeBudget budget) : IDisposable
    {
        public void Dispose() => budget._depth--;
    }
}
