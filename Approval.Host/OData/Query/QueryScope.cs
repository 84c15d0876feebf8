using Approval.Activities.Access;
using Approval.Host.OData.Model;

namespace Approval.Host.OData.Query;

/// <summary>What every query of one request shares: who asks, when, over which sets.</summary>
internal sealed record QueryScope(ServiceModel Model, Actor Actor, DateTimeOffset Now)
{
    /// <summary>The rows of a set that the actor may know of.</summary>
    public string Rights(SqlText sql, RowSource row) => row.Map.Rights(sql, Actor, row.Alias);
}

/// <summary>A set's row inside a statement.</summary>
internal readonly record struct RowSource(EntitySetMap Map, string Alias)
{
    public string Sql(string property) => $"{Alias}.{Map.Column(property).Sql}";

    public string From => $"{Map.Source} {Alias}";

    public SqlValue Value(string property)
    {
        var column = Map.Column(property);
        return new SqlValue(Sql(property), column.Type, column.Nullable);
    }
}
