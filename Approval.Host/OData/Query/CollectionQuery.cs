using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>What is asked of a collection, at the root or inside an expand.</summary>
internal sealed record CollectionQuery
{
    public FilterClause? Filter { get; init; }
    public OrderByClause? OrderBy { get; init; }
    public string? Search { get; init; }
    public SelectExpandClause? SelectExpand { get; init; }
    public int? Top { get; init; }
    public int Skip { get; init; }
    public bool Count { get; init; }
    public int PageSize { get; init; } = QueryLimits.PageSize;

    /// <summary>Order values of the row after which the page begins.</summary>
    public string? SkipToken { get; init; }

    /// <summary>What a skip token belongs to: the text of path, filter, search and order.</summary>
    public string Identity { get; init; } = "";

    public IDictionary<string, SingleValueNode> Aliases { get; init; } = new Dictionary<string, SingleValueNode>(StringComparer.Ordinal);

    /// <summary>Rows to send at most.</summary>
    public int Limit => Math.Min(Top ?? int.MaxValue, PageSize);

    /// <summary>There may be rows beyond the page that were asked for; otherwise the page is the end, whatever follows.</summary>
    public bool MayContinue => Top is null || Top > PageSize;
}
