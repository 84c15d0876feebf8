namespace Approval.Activities.Outcomes;

/// <summary>What kind of expected failure happened; each door maps a kind to one status.</summary>
public enum ProblemKind
{
    /// <summary>The request cannot be read (400).</summary>
    Malformed,
    /// <summary>The actor may see this but not do it (403).</summary>
    Forbidden,
    /// <summary>There is no such thing, or the actor may not know of it (404).</summary>
    NotFound,
    /// <summary>The state does not allow it, e.g. it was decided already (409).</summary>
    Conflict,
    /// <summary>The caller's version is not the current one (412).</summary>
    Stale,
    /// <summary>More bytes or rows than allowed (413).</summary>
    TooLarge,
    /// <summary>A file that is not what it says, or of a kind that is not taken (415).</summary>
    UnsupportedFile,
    /// <summary>Readable, but the content breaks a rule (422).</summary>
    Invalid,
}

/// <summary>One place in the request and what is wrong there.</summary>
/// <param name="Path">E.g. <c>shareholders[2].id-number</c>.</param>
/// <param name="Code">Stable code, e.g. <c>credit-code.check-digit</c>.</param>
public sealed record FieldProblem(string Path, string Code, string Chinese, string English);

/// <summary>An expected failure: a stable code and one sentence that a clerk understands, in both languages.</summary>
public sealed record Problem(ProblemKind Kind, string Code, string Chinese, string English)
{
    /// <summary>Everything that is wrong, told at once.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];
}

/// <summary>What a handler answers: a value, or a problem.</summary>
public readonly record struct Result<T>
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The value; only when <see cref="Problem"/> is null.</summary>
    public T? Value { get; }

    /// <summary>The problem, or null when all went well.</summary>
    public Problem? Problem { get; }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>Maps both sides to one answer.</summary>
    public TAnswer Match<TAnswer>(Func<T, TAnswer> done, Func<Problem, TAnswer> failed) => Problem is null ? done(Value!) : failed(Problem);
}
