namespace Approval.Workflows.Definitions;

/// <summary>Errors refuse publishing; warnings do not.</summary>
public enum ProblemSeverity
{
    Warning,
    Error,
}

/// <summary>Something wrong with a definition, with its place.</summary>
/// <param name="Code">Stable and dotted, e.g. <c>activity.duplicate-id</c>.</param>
/// <param name="Message">A Chinese sentence for the designer's user.</param>
/// <param name="ActivityId">The activity it is about.</param>
/// <param name="Line">From 1; in the document, or in the expression when <paramref name="Member"/> names one. 0 when unknown.</param>
/// <param name="Member">The input or member it is about.</param>
public sealed record DefinitionProblem(
    ProblemSeverity Severity,
    string Code,
    string Message,
    string? ActivityId = null,
    int Line = 0,
    int Column = 0,
    string? Member = null)
{
    /// <summary>Activities on the way to the trouble, for problems of the flow.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];
}
