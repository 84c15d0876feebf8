namespace Approval.Workflows.Definitions;

/// <summary>A text that cannot be read as a definition at all.</summary>
/// <param name="line">From 1.</param>
public sealed class DefinitionFormatException(string code, string message, int line, int column, Exception? inner = null) : Exception(message, inner)
{
    public string Code => code;

    public int Line => line;

    public int Column => column;
}
