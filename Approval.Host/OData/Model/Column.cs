using Microsoft.OData.Edm;

namespace Approval.Host.OData.Model;

/// <summary>One property of an entity type and the column it is read from.</summary>
/// <param name="Sql">Column name inside the set's source; never text from a request.</param>
/// <param name="Description">What it means, for <c>$metadata</c>.</param>
internal sealed record Column(string Name, string Sql, EdmPrimitiveTypeKind Type, bool Nullable, string Description)
{
    public static Column Guid(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.Guid, false, description);

    public static Column Text(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.String, false, description);

    public static Column OptionalText(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.String, true, description);

    public static Column Number(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.Int32, false, description);

    public static Column Flag(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.Boolean, false, description);

    public static Column Instant(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.DateTimeOffset, false, description);

    public static Column OptionalInstant(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.DateTimeOffset, true, description);

    public static Column OptionalDate(string name, string sql, string description) => new(name, sql, EdmPrimitiveTypeKind.Date, true, description);
}
