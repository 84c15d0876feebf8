using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Layouts;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Licences;

/// <summary>Sets labels and values of the face one below the other.</summary>
internal sealed class FaceSetter(PageComposer page, FaceElement element)
{
    private sealed record Line(FaceField Field, string Value, ShapedText Shaped);

    private double ValueX => element.Box.X + element.LabelWidth + element.Gap;

    private double ValueWidth => element.Box.Width - element.LabelWidth - element.Gap;

    /// <summary>Draws the fields at the largest size at which all fit; reports missing values and overflow.</summary>
    public void Set(IReadOnlyDictionary<string, string> face)
    {
        var lines = Shape(face);
        foreach (var size in element.Value.Sizes())
        {
            var fitted = lines.ConvertAll(l => FittedText.Break(l.Shaped, size, ValueWidth, element.Value));
            var free = element.Box.Height - fitted.Sum(f => f.Height(element.Value));
            if (free < 0)
                continue;
            Draw(lines, fitted, lines.Count > 1 ? Math.Min(element.RowGap, free / (lines.Count - 1)) : 0);
            return;
        }
        var longest = lines.MaxBy(l => l.Shaped.Advance)!;
        page.Report(new DoesNotFit($"face.{longest.Field.Field}", longest.Value, element.Value.MinimumSize ?? element.Value.Size));
    }

    private List<Line> Shape(IReadOnlyDictionary<string, string> face)
    {
        var lines = new List<Line>();
        foreach (var field in element.Fields)
        {
            var place = $"face.{field.Field}";
            if (face.TryGetValue(field.Field, out var value) && !string.IsNullOrWhiteSpace(value))
                lines.Add(new Line(field, value, page.Shape(place, value, element.Value.Font)));
            else if (!field.Optional)
                page.Report(new MissingFace(place, field.Field, field.Label));
        }
        return lines;
    }

    private void Draw(List<Line> lines, List<FittedText> values, double gap)
    {
        var y = element.Box.Y;
        for (var i = 0; i < lines.Count; i++)
        {
            var height = values[i].Height(element.Value);
            // The label shares the first line of its value, so both stand on one baseline.
            var first = ShapedText.Em(values[i].Size) * element.Value.LineHeight;
            var scale = values[i].Size / element.Value.Size;
            var label = element.Label with { Size = element.Label.Size * scale, MinimumSize = element.Label.MinimumSize * scale };
            page.Text($"face.{lines[i].Field.Field}", new Box(element.Box.X, y, element.LabelWidth, first), lines[i].Field.Label, label);
            page.Lines(values[i], new Box(ValueX, y, ValueWidth, height), element.Value);
            y += height + gap;
        }
    }
}
