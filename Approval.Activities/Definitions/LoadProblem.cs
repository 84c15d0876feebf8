namespace Approval.Activities.Definitions;

/// <summary>Why a definition file, or a place in it, cannot be used. The rest still loads.</summary>
/// <param name="File">Path relative to the definitions folder.</param>
/// <param name="Line">1-based; 0 when the problem is about the file as a whole.</param>
/// <param name="Path">Place inside the document, e.g. <c>form.sections[0].fields[3].element</c>.</param>
/// <param name="Reason">One sentence.</param>
public sealed record LoadProblem(string File, int Line, string Path, string Reason)
{
    public override string ToString() =>
        Line > 0 ? $"{File}:{Line}{(Path.Length > 0 ? $" ({Path})" : "")}: {Reason}" : $"{File}: {Reason}";
}
