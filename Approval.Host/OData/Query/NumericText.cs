namespace Approval.Host.OData.Query;

/// <summary>A computed number as PostgreSQL writes it; it may have more digits than .NET's decimal.</summary>
internal sealed record NumericText(string Digits)
{
    /// <exception cref="FormatException">It is no number.</exception>
    public static NumericText Parse(string text) =>
        text.Length > 0 && text.TrimStart('-').Split('.') is { Length: <= 2 } parts && Array.TrueForAll(parts, p => p.Length > 0 && p.All(char.IsAsciiDigit))
            ? new NumericText(text)
            : throw new FormatException();
}
