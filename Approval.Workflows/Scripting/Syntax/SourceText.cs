namespace Approval.Workflows.Scripting.Syntax;

/// <summary>The source with what is needed to turn an offset into line and column.</summary>
internal sealed class SourceText(string text)
{
    public const int MaxLength = 1024 * 1024;

    public string Text => text;

    /// <summary>Line and column from 1; a column is one UTF-16 unit.</summary>
    public (int Line, int Column) Place(int position)
    {
        int line = 1, lineStart = 0;
        for (var i = 0; i < position && i < text.Length; i++)
        {
            var ends = text[i] is '\n' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n'));
            if (!ends) continue;
            line++;
            lineStart = i + 1;
        }
        return (line, position - lineStart + 1);
    }

    public ScriptSyntaxException Error(int position, string message)
    {
        var (line, column) = Place(position);
        return new ScriptSyntaxException(message, line, column);
    }
}
