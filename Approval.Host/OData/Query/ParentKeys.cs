using Approval.Host.OData.Model;
using NpgsqlTypes;

namespace Approval.Host.OData.Query;

/// <summary>The rows from which a navigation is expanded, and how its target joins them.</summary>
internal sealed record ParentKeys(IReadOnlyList<Row> Parents, NavigationMap Way)
{
    /// <summary>The parents as a numbered row source <c>p</c>, and the condition that ties a target row to one of them.</summary>
    public (string Source, string Where, RowSource Row) Join(SqlText sql, QueryScope scope)
    {
        var arrays = Way.Join.Select(j => sql.Parameter(Parents.Select(p => (Guid)p[j.Parent]!).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid));
        var names = Way.Join.Select((_, i) => $"k{i}");
        var source = $"unnest({string.Join(", ", arrays)}) WITH ORDINALITY AS p({string.Join(", ", names)}, ord)";
        var row = new RowSource(scope.Model.Set(Way.Target), sql.Alias());
        var ties = Way.Join.Select((j, i) => $"{row.Sql(j.Child)} = p.k{i}");
        return (source, $"{string.Join(" AND ", ties)} AND {scope.Rights(sql, row)}", row);
    }
}
