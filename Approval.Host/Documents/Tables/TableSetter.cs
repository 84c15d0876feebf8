using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Tables;

/// <summary>Draws a table on a page.</summary>
internal sealed class TableSetter(PageComposer page, IReadOnlyList<TableColumn> columns, TableStyle style)
{
    public double Width => columns.Sum(c => c.Width);

    /// <summary>Height of the row of headings in millimetres.</summary>
    public double HeaderHeight => (ShapedText.Em(style.Header.Size) * style.Header.LineHeight) + (2 * style.Padding);

    /// <summary>Fits a whole table into a box: the type shrinks to its minimum, then the overflow is reported; spare room makes rows higher.</summary>
    public void Fit(string place, Box box, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var shaped = TableRows.Shape(page, place, columns, style, rows);
        var room = box.Height - HeaderHeight;
        foreach (var size in style.Cell.Sizes())
        {
            var broken = shaped.Break(size);
            if (broken.Sum(r => r.Height) > room)
                continue;
            Draw(place, box.X, box.Y, Grown(broken, room));
            return;
        }
        page.Report(new DoesNotFit(place, $"{rows.Count} 行", style.Cell.MinimumSize ?? style.Cell.Size));
    }

    /// <summary>Draws headings and rows from a point downwards.</summary>
    /// <returns>The table's lower edge.</returns>
    public double Draw(string place, double x, double y, IReadOnlyList<TableRow> rows)
    {
        var bottom = y + HeaderHeight + rows.Sum(r => r.Height);
        if (style.HeaderFill is { } fill)
            page.Fill(new Box(x, y, Width, HeaderHeight), fill);
        DrawHeader(place, x, y);
        var at = y + HeaderHeight;
        foreach (var row in rows)
        {
            page.Line(x, at, x + Width, at, style.LineColour, style.LineWidth);
            DrawRow(x, at, row);
            at += row.Height;
        }
        DrawFrame(x, y, bottom);
        return bottom;
    }

    private void DrawHeader(string place, double x, double y)
    {
        foreach (var column in columns)
        {
            var cell = new Box(x + style.Padding, y, column.Width - (2 * style.Padding), HeaderHeight);
            page.Text($"{place}.{column.Title}", cell, column.Title, style.Header);
            x += column.Width;
        }
    }

    private void DrawRow(double x, double y, TableRow row)
    {
        for (var c = 0; c < columns.Count; c++)
        {
            var text = row.Cells[c];
            var height = text.Height(style.Cell);
            var cell = new Box(x + style.Padding, y + ((row.Height - height) / 2), columns[c].Width - (2 * style.Padding), height);
            page.Lines(text, cell, style.Cell with { Align = columns[c].Align });
            x += columns[c].Width;
        }
    }

    private void DrawFrame(double x, double y, double bottom)
    {
        var at = x;
        foreach (var column in columns.SkipLast(1))
        {
            at += column.Width;
            page.Line(at, y, at, bottom, style.LineColour, style.LineWidth);
        }
        page.Frame(new Box(x, y, Width, bottom - y), style.LineColour, style.LineWidth * 2);
    }

    private List<TableRow> Grown(List<TableRow> rows, double room)
    {
        var wish = rows.ConvertAll(r => Math.Max(0, style.RowHeight - r.Height));
        var wanted = wish.Sum();
        var share = wanted > 0 ? Math.Min(1, (room - rows.Sum(r => r.Height)) / wanted) : 0;
        return [.. rows.Select((row, i) => row with { Height = row.Height + (wish[i] * share) })];
    }
}
