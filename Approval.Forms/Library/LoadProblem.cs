namespace Approval.Forms;

/// <summary>Why a definition was not loaded.</summary>
/// <param name="File">File as the caller named it.</param>
/// <param name="Line">Line from 1, when known.</param>
/// <param name="Path">JSON path, e.g. <c>$.form.sections[0].fields[3].element</c>.</param>
public sealed record LoadProblem(string File, int? Line, string Path, string Message)
{
    public override string ToString() => Line is null ? $"{File} {Path}: {Message}" : $"{File}({Line}) {Path}: {Message}";
}

/// <summary>What reading one file came to: a value, or problems.</summary>
public sealed record ReadResult<T>(string File, T? Value, IReadOnlyList<LoadProblem> Problems)
    where T : class
{
    public bool IsRead => Value is not null;
}
