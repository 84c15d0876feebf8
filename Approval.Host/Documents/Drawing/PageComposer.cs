using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Text;

namespace Approval.Host.Documents.Drawing;

/// <summary>Puts texts and figures in their places on one page and notes what does not fit.</summary>
internal sealed class PageComposer(FontCatalog fonts)
{
    private readonly List<Mark> _marks = [];
    private readonly List<DocumentProblem> _problems = [];

    public IReadOnlyList<Mark> Marks => _marks;

    public IReadOnlyList<DocumentProblem> Problems => _problems;

    public void Add(Mark mark) => _marks.Add(mark);

    public void Report(DocumentProblem problem) => _problems.Add(problem);

    public void Fill(Box box, Rgb colour) => Add(new PathMark(new VectorPath().AddRectangle(box), colour));

    public void Frame(Box box, Rgb colour, double width) => Add(new PathMark(new VectorPath().AddRectangle(box), null, colour, width));

    public void Line(double x1, double y1, double x2, double y2, Rgb colour, double width) =>
        Add(new PathMark(new VectorPath().MoveTo(x1, y1).LineTo(x2, y2), null, colour, width));

    /// <summary>Chooses glyphs and reports characters that no font has.</summary>
    public ShapedText Shape(string place, string text, string font)
    {
        var shaped = fonts[font].Shape(text);
        foreach (var rune in shaped.Missing.Distinct())
            Report(new MissingGlyph(place, rune, text));
        return shaped;
    }

    /// <summary>One line in the middle of the box's height, set smaller when it is too wide.</summary>
    public void Text(string place, Box box, string text, TextStyle style)
    {
        var shaped = Shape(place, text, style.Font);
        var size = style.Sizes().Select(s => (double?)s).FirstOrDefault(s => Fits(shaped, s!.Value, style, box));
        if (size is null)
            Report(new DoesNotFit(place, text, style.MinimumSize ?? style.Size));
        else
            Line(shaped, box, size.Value, style, last: true);
    }

    /// <summary>Lines of a broken text from the top of the box downwards.</summary>
    public void Lines(FittedText text, Box box, TextStyle style)
    {
        var height = ShapedText.Em(text.Size) * style.LineHeight;
        for (var i = 0; i < text.Lines.Count; i++)
        {
            var place = new Box(box.X, box.Y + (i * height), box.Width, height);
            Line(text.Text.Slice(text.Lines[i]), place, text.Size, style, text.Lines[i].Ends);
        }
    }

    /// <summary>A paragraph from the top of the box, set smaller when it is too high.</summary>
    /// <returns>Its height in millimetres.</returns>
    public double Paragraph(string place, Box box, string text, TextStyle style)
    {
        var shaped = Shape(place, text, style.Font);
        foreach (var size in style.Sizes())
        {
            var fitted = FittedText.Break(shaped, size, box.Width, style);
            if (fitted.Height(style) > box.Height + Tolerance)
                continue;
            Lines(fitted, box, style);
            return fitted.Height(style);
        }
        Report(new DoesNotFit(place, text, style.MinimumSize ?? style.Size));
        return box.Height;
    }

    private const double Tolerance = 1e-6;

    private static bool Fits(ShapedText text, double size, TextStyle style, Box box) =>
        text.Width(size, style.LetterSpacing * ShapedText.Em(size)) <= box.Width + Tolerance && ShapedText.Em(size) <= box.Height + Tolerance;

    private void Line(ShapedText text, Box box, double size, TextStyle style, bool last)
    {
        var em = ShapedText.Em(size);
        var spacing = Spacing(text, box, size, style, last);
        var free = box.Width - text.Width(size, spacing);
        var x = box.X + style.Align switch
        {
            TextAlign.Centre => free / 2,
            TextAlign.Right => free,
            _ => 0,
        };
        if (text.Length > 0)
            Add(new TextMark(x, box.CentreY + (EmSquare.BaselineBelowCentre * em), text, size, style.Colour, spacing));
    }

    private static double Spacing(ShapedText text, Box box, double size, TextStyle style, bool last)
    {
        var spread = style.Align == TextAlign.Distribute || (style.Align == TextAlign.Justify && !last);
        if (!spread || text.Length < 2)
            return style.LetterSpacing * ShapedText.Em(size);
        return (box.Width - text.Width(size)) / (text.Length - 1);
    }
}
