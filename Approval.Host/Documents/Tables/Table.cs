using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Tables;

/// <summary>A column: its heading, its width in millimetres and how its cells are aligned.</summary>
public sealed record TableColumn(string Title, double Width, TextAlign Align = TextAlign.Left);

/// <summary>The look of a table; lengths in millimetres.</summary>
public sealed record TableStyle(TextStyle Header, TextStyle Cell)
{
    public Rgb LineColour { get; init; } = Rgb.Black;

    public double LineWidth { get; init; } = 0.15;

    /// <summary>Behind the headings; null for none.</summary>
    public Rgb? HeaderFill { get; init; }

    public double Padding { get; init; } = 1.5;

    /// <summary>Rows grow up to this when there is room.</summary>
    public double RowHeight { get; init; } = 8;
}
