namespace Approval.Host.OData.Query;

/// <summary>How much one request may ask; beyond each stands an error of its own.</summary>
internal static class QueryLimits
{
    /// <summary>Rows of a page when the client says nothing.</summary>
    public const int PageSize = 100;

    /// <summary>Rows of a page at most, whatever <c>Prefer: maxpagesize</c> says.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>Rows of an expanded collection before it is paged itself.</summary>
    public const int ExpandedPageSize = 200;

    public const int MaxTop = 10_000;
    public const int MaxSkip = 100_000;

    /// <summary>Characters of one request's options.</summary>
    public const int MaxOptionsLength = 32_768;

    /// <summary>Operators, functions, properties and values of all expressions of one request.</summary>
    public const int MaxNodes = 500;

    /// <summary>Nesting inside one expression.</summary>
    public const int MaxDepth = 100;

    /// <summary>Values of one <c>in</c> list.</summary>
    public const int MaxListValues = 1_000;

    public const int MaxOrderKeys = 8;
    public const int MaxExpandDepth = 3;
    public const int MaxExpandCount = 12;
    public const int MaxSearchTerms = 12;

    /// <summary>Longest duration that may be added to an instant; PostgreSQL's instants end in the year 294276.</summary>
    public static TimeSpan MaxDuration { get; } = TimeSpan.FromDays(36_525);

    public static TimeSpan MaxQueryTime { get; } = TimeSpan.FromSeconds(10);

    public const int MaxBatchParts = 100;
    public const int MaxBodyBytes = 1 << 20;
}
