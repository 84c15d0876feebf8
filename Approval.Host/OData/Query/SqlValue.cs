using Microsoft.OData.Edm;

namespace Approval.Host.OData.Query;

/// <summary>An expression in SQL, with what the translator must know of it.</summary>
/// <param name="Nullable">It may be NULL; then a comparison must say what becomes of that.</param>
internal readonly record struct SqlValue(string Sql, EdmPrimitiveTypeKind Type, bool Nullable)
{
    private const string NullSql = "NULL";

    /// <summary>A time or duration that was already computed from others; it is not computed with again.</summary>
    public bool Computed { get; init; }

    public bool IsNull => ReferenceEquals(Sql, NullSql);

    /// <summary>The same for every row; PostgreSQL refuses to order by such a thing.</summary>
    public bool IsConstant => Sql is NullSql or "TRUE" or "FALSE";

    public bool IsText => Type == EdmPrimitiveTypeKind.String;

    public bool IsIntegral => Type is EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte;

    public bool IsNumber => IsIntegral || Type is EdmPrimitiveTypeKind.Decimal or EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single;

    public static SqlValue Null(EdmPrimitiveTypeKind type) => new(NullSql, type, true);

    public static SqlValue Boolean(string sql, bool nullable) => new(sql, EdmPrimitiveTypeKind.Boolean, nullable);

    /// <summary>The text in code point order: the order of keys and comparisons must not depend on a server's locale.</summary>
    public string Ordered => IsText ? $"({Sql} COLLATE \"C\")" : Sql;
}
