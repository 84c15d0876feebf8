namespace Approval.Activities.Tests;

/// <summary>A table as people write it: a head, then rows of cells between bars. Rows of nothing but dashes are drawing.</summary>
internal static class Table
{
    /// <summary>Every row with the names of its columns.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l.Trim('-', '|', '+', ' ').Length > 0).Select(Cells).ToList();
        return lines.Skip(1).Select(row => lines[0].Zip(row).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
    }

    /// <summary>The words of a cell in alphabetical order; a dash is none.</summary>
    public static IReadOnlyList<string> Words(string cell) =>
        [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "-").Order(StringComparer.Ordinal)];

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);
}
