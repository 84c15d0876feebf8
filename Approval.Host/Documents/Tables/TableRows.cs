using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Tables;

/// <summary>One row broken into lines: its cells and its height in millimetres.</summary>
internal sealed record TableRow(IReadOnlyList<FittedText> Cells, double Height);

/// <summary>Breaks rows into lines at a size. Glyphs are chosen once, whatever number of sizes is tried.</summary>
internal sealed class TableRows(IReadOnlyList<TableColumn> columns, TableStyle style, IReadOnlyList<ShapedText[]> cells)
{
    /// <summary>Shapes every cell; characters in no font are reported under <paramref name="place"/>.</summary>
    public static TableRows Shape(PageComposer page, string place, IReadOnlyList<TableColumn> columns, TableStyle style, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var cells = rows.Select((row, r) => row.Select((text, c) => page.Shape($"{place}[{r}].{columns[c].Title}", text, style.Cell.Font)).ToArray());
        return new TableRows(columns, style, cells.ToList());
    }

    public List<TableRow> Break(double size) => [.. cells.Select(row => BreakRow(row, size))];

    private TableRow BreakRow(ShapedText[] row, double size)
    {
        var fitted = row.Select((text, c) => FittedText.Break(text, size, columns[c].Width - (2 * style.Padding), style.Cell)).ToList();
        // Rows of small type stand closer together.
        return new TableRow(fitted, fitted.Max(f => f.Height(style.Cell)) + (style.Padding * size / style.Cell.Size));
    }
}
