using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Qr;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Tables;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Flow;

/// <summary>Places blocks one below the other and begins a new page when one is full.</summary>
internal sealed class FlowComposer
{
    private const string SealingReason = "签发文书";

    // A line alone at the foot of a page looks lost (GB/T 9704 asks for at least part of the text beside the signature).
    private const int FewestLines = 2;

    private readonly Document _document;
    private readonly FontCatalog _fonts;
    private readonly SealPress _seals;
    private readonly List<PageComposer> _pages = [];
    private double _y;

    public FlowComposer(Document document, FontCatalog fonts, SealPress seals)
    {
        (_document, _fonts, _seals) = (document, fonts, seals);
        NewPage();
    }

    /// <summary>Where the signature shows, once an issuer block was placed.</summary>
    public SealPlace? Seal { get; private set; }

    private PageComposer Page => _pages[^1];

    private double Left => _document.Margins.Left;

    private double Width => _document.Page.Width - _document.Margins.Left - _document.Margins.Right;

    private double Bottom => _document.Page.Height - _document.Margins.Bottom;

    private bool AtHead => _y <= _document.Margins.Top;

    public void Add(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph: AddParagraph(paragraph); break;
            case TableBlock table: AddTable(table); break;
            case Space space: _y += AtHead ? 0 : space.Height; break;
            case Rule rule: AddRule(rule); break;
            case PageBreak: NewPage(); break;
            case QrBlock code: AddCode(code); break;
            case IssuerBlock issuer: AddIssuer(issuer); break;
            default: throw new ArgumentException($"No way to place a {block.GetType().Name}.", nameof(block));
        }
    }

    /// <summary>The pages, numbered when the document asks for it.</summary>
    public IReadOnlyList<PageComposer> Finish()
    {
        var style = new TextStyle("serif", 10) { Align = TextAlign.Centre };
        for (var i = 0; i < _pages.Count && _document.PageNumbers; i++)
        {
            var foot = new Box(Left, Bottom + (_document.Margins.Bottom / 2) - 4, Width, 8);
            _pages[i].Text("page-number", foot, $"第 {i + 1} 页 共 {_pages.Count} 页", style);
        }
        return _pages;
    }

    private void NewPage()
    {
        _pages.Add(new PageComposer(_fonts));
        _y = _document.Margins.Top;
    }

    private void Need(double height)
    {
        if (_y + height > Bottom && !AtHead)
            NewPage();
    }

    private void AddParagraph(Paragraph paragraph)
    {
        var style = paragraph.Style;
        var shaped = Page.Shape("paragraph", new string('\u3000', paragraph.Indent) + paragraph.Text, style.Font);
        var fitted = FittedText.Break(shaped, style.Size, Width, style);
        var height = ShapedText.Em(style.Size) * style.LineHeight;
        Need(height * Math.Min(FewestLines, fitted.Lines.Count));
        foreach (var line in fitted.Lines)
        {
            Need(height);
            Page.Lines(fitted with { Lines = [line] }, new Box(Left, _y, Width, height), style);
            _y += height;
        }
    }

    private void AddTable(TableBlock table)
    {
        var rows = TableRows.Shape(Page, "table", table.Columns, table.Style, table.Rows).Break(table.Style.Cell.Size);
        var waiting = new Queue<TableRow>(rows);
        while (waiting.Count > 0)
        {
            var setter = new TableSetter(Page, table.Columns, table.Style);
            var taken = Take(waiting, Bottom - _y - setter.HeaderHeight);
            if (taken.Count > 0)
                _y = setter.Draw("table", Left, _y, taken);
            else if (AtHead)
                ReportRow(waiting.Dequeue(), table);
            if (waiting.Count > 0)
                NewPage();
        }
    }

    private static List<TableRow> Take(Queue<TableRow> rows, double room)
    {
        var taken = new List<TableRow>();
        while (rows.TryPeek(out var row) && row.Height <= room)
        {
            room -= row.Height;
            taken.Add(rows.Dequeue());
        }
        return taken;
    }

    private void ReportRow(TableRow row, TableBlock table)
    {
        var longest = row.Cells.MaxBy(c => c.Text.Advance)!;
        Page.Report(new DoesNotFit("table", longest.Text.ToString(), table.Style.Cell.Size));
    }

    private void AddRule(Rule rule)
    {
        Need(rule.Width);
        Page.Line(Left, _y, Left + Width, _y, rule.Colour, rule.Width);
        _y += rule.Width;
    }

    private void AddCode(QrBlock code)
    {
        Need(code.Size);
        Page.Add(QrCode.Draw(code.Text, new Box(Left, _y, code.Size, code.Size), Rgb.Black, QrCorrection.Medium));
        _y += code.Size;
    }

    // Name and date stand in the free rows of the seal above and below its star, and all three stay on one page.
    private void AddIssuer(IssuerBlock issuer)
    {
        var diameter = issuer.Seal.Diameter;
        Need(diameter);
        var width = Math.Max(diameter, Width / 2);
        var (left, middle) = (Left + Width - width, _y + (diameter / 2));
        var style = issuer.Style with { Align = TextAlign.Centre };
        var height = ShapedText.Em(style.Size) * style.LineHeight;
        Page.Text("issuer", new Box(left, middle - (diameter * 0.22) - (height / 2), width, height), issuer.Issuer, style);
        Page.Text("issuer", new Box(left, middle + (diameter * 0.19) - (height / 2), width, height), ChineseDate.Numeric(issuer.Date), style);
        var impression = _seals.Press(issuer.Seal);
        foreach (var rune in impression.Missing)
            Page.Report(new MissingGlyph("seal", rune, issuer.Seal.Name));
        var (x, y) = (left + ((width - diameter) / 2), _y);
        Seal = new SealPlace(_pages.Count - 1, x, y, InkOverSeal.Draw(impression.Picture, x, y, Page.Marks), SealingReason);
        _y += diameter;
    }
}
