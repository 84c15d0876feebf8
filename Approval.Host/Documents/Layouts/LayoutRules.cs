using Approval.Forms;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Layouts;

/// <summary>What a layout must keep beyond the form of its file.</summary>
internal sealed class LayoutRules
{
    // What a scanner reads reliably from a print (issue of worn copies at counters).
    private const double SmallestQr = 25;
    private const double SmallestType = 4;

    private readonly List<LoadProblem> _problems = [];
    private readonly string _file;
    private readonly LicenceLayout _layout;

    private LayoutRules(string file, LicenceLayout layout) => (_file, _layout) = (file, layout);

    /// <summary>All broken rules; empty when the layout can be used.</summary>
    public static IReadOnlyList<LoadProblem> Check(string file, LicenceLayout layout)
    {
        var rules = new LayoutRules(file, layout);
        rules.CheckPage();
        rules.CheckTexts();
        rules.CheckFace();
        rules.CheckComponents();
        rules.CheckFigures();
        return rules._problems;
    }

    private void CheckPage()
    {
        Demand(_layout.Identifier.Length > 0, "$.identifier", "must not be empty");
        Demand(_layout.Version >= 1, "$.version", "must be 1 or more");
        Demand(_layout.Page is { Width: > 0 and <= 2000, Height: > 0 and <= 2000 }, "$.page", "must be between 0 and 2000 millimetres wide and high");
        Demand(_layout.Border is { Inset: >= 0, Band: > 0 }, "$.border", "needs an inset of 0 or more and a band wider than 0");
    }

    private void CheckTexts()
    {
        for (var i = 0; i < _layout.Texts.Count; i++)
            CheckText($"$.texts[{i}]", _layout.Texts[i]);
        CheckText("$.developmentNotice", _layout.DevelopmentNotice);
    }

    private void CheckText(string path, TextElement text)
    {
        CheckBox(path + ".box", text.Box);
        CheckStyle(path + ".style", text.Style);
        foreach (var unknown in Placeholders.UnknownIn(text.Text))
            Demand(false, path + ".text", $"has the unknown placeholder {{{unknown}}}; known are {string.Join(", ", Placeholders.Names)}");
    }

    private void CheckFace()
    {
        var face = _layout.Face;
        CheckBox("$.face.box", face.Box);
        CheckStyle("$.face.label", face.Label);
        CheckStyle("$.face.value", face.Value);
        Demand(face.LabelWidth > 0 && face.LabelWidth + face.Gap < face.Box.Width, "$.face.labelWidth", "leaves no room for the values");
        Demand(face.Fields.Count > 0, "$.face.fields", "must name at least one field");
        foreach (var twice in face.Fields.GroupBy(f => f.Field, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Demand(false, "$.face.fields", $"names the field '{twice.Key}' twice");
    }

    private void CheckComponents()
    {
        var table = _layout.Components;
        CheckBox("$.components.box", table.Box);
        CheckStyle("$.components.header", table.Header);
        CheckStyle("$.components.cell", table.Cell);
        var width = table.Columns.Sum(c => c.Width);
        Demand(Math.Abs(width - table.Box.Width) < 0.01, "$.components.columns", $"are {width:0.##} mm wide together, but the box is {table.Box.Width:0.##} mm");
        for (var i = 0; i < table.Columns.Count; i++)
            Demand(table.Columns[i].Width > 2 * table.Padding, $"$.components.columns[{i}].width", "leaves no room between the paddings");
    }

    private void CheckFigures()
    {
        CheckBox("$.qr", _layout.Qr.Box);
        Demand(_layout.Qr.Size >= SmallestQr, "$.qr.size", $"must be {SmallestQr} mm or more to be read from a print");
        CheckBox("$.seal", _layout.Seal.Box);
        if (_layout.Ornament is { } ornament)
            CheckBox("$.ornament", new Box(ornament.X - (ornament.Diameter / 2), ornament.Y - (ornament.Diameter / 2), ornament.Diameter, ornament.Diameter));
        for (var i = 0; i < _layout.Rules.Count; i++)
        {
            var rule = _layout.Rules[i];
            var box = new Box(Math.Min(rule.X1, rule.X2), Math.Min(rule.Y1, rule.Y2), Math.Abs(rule.X2 - rule.X1), Math.Abs(rule.Y2 - rule.Y1));
            Demand(_layout.Page.Box.Contains(box), $"$.rules[{i}]", "leaves the page");
        }
    }

    private void CheckBox(string path, Box box)
    {
        Demand(box is { Width: > 0, Height: > 0 }, path, "must be wider and higher than 0");
        Demand(_layout.Page.Box.Contains(box), path, $"leaves the page of {_layout.Page.Width:0.##} by {_layout.Page.Height:0.##} mm");
    }

    private void CheckStyle(string path, TextStyle style)
    {
        Demand(FontCatalog.Names.Contains(style.Font), path + ".font", $"'{style.Font}' is not a known font; known are {string.Join(", ", FontCatalog.Names)}");
        Demand(style.Size >= SmallestType, path + ".size", $"must be {SmallestType} points or more");
        Demand(style.MinimumSize is null || (style.MinimumSize >= SmallestType && style.MinimumSize <= style.Size), path + ".minimumSize", $"must be between {SmallestType} points and the size");
        Demand(style.LineHeight is >= 1 and <= 4, path + ".lineHeight", "must be between 1 and 4 ems");
    }

    private void Demand(bool holds, string path, string reason)
    {
        if (!holds)
            _problems.Add(new LoadProblem(_file, null, path, reason));
    }
}
