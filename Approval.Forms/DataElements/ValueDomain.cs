namespace Approval.Forms.DataElements;

/// <summary>The permissible values of an element. An absent member sets no bound.</summary>
/// <param name="MinLength">Characters, counted as people count them (one beyond U+FFFF is one).</param>
/// <param name="MaxLength">Characters, counted the same way.</param>
/// <param name="MinItems">Fewest rows of a group or ticks of a multiple choice.</param>
public sealed record ValueDomain(
    int? MinLength = null,
    int? MaxLength = null,
    decimal? Minimum = null,
    decimal? Maximum = null,
    bool NotFuture = false,
    bool NotPast = false,
    int? MinItems = null,
    int? MaxItems = null,
    ComputedFormula? Formula = null)
{
    /// <summary>A domain that sets no bound.</summary>
    public static ValueDomain Any { get; } = new();

    /// <summary>Each must match the whole value (linear-time regular expressions, no look-around).</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Code lists by id; the value must be in every one of them.</summary>
    public IReadOnlyList<string> CodeLists { get; init; } = [];

    /// <summary>The closed choice when there is no code list.</summary>
    public IReadOnlyList<ValueOption> Options { get; init; } = [];

    /// <summary>Elements that make up a row of a group.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Members by which two rows are the same row.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];
}

/// <summary>One permissible value of a closed choice.</summary>
public sealed record ValueOption(string Code, LocalizedText Name);

/// <summary>How a computed element gets its value.</summary>
/// <param name="Of">Elements, or <c>group.member</c> for every row of a group.</param>
public sealed record ComputedFormula(ComputedFunction Function, IReadOnlyList<string> Of);

public enum ComputedFunction
{
    BirthDateOfIdNumber,
    SexOfIdNumber,
    Sum,
    Concat,
    Count,
}
