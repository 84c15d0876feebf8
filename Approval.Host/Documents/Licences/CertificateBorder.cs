using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Layouts;

namespace Approval.Host.Documents.Licences;

/// <summary>Draws the paper's tint and the frame: bands of interlaced waves between lines, with a rosette in every corner.</summary>
internal sealed class CertificateBorder
{
    private const double HeavyLine = 0.7;
    private const double FineLine = 0.18;
    private const double WaveLine = 0.16;
    private const double BandMargin = 1.15;
    private const double WaveLength = 1.15;
    private const int Strands = 6;
    private const int WavesPerTile = 2;
    private const int PiecesPerWave = 4;
    private const double PaperLine = 0.14;
    private const double PaperSwell = 3;
    private const double PaperRow = 6;
    private const int PaperWaves = 9;

    private readonly List<Mark> _marks = [];
    private readonly BorderElement _border;
    private readonly Box _outer;
    private readonly Box _inner;

    private CertificateBorder(PageSize page, BorderElement border)
    {
        _border = border;
        _outer = page.Box.Inset(border.Inset);
        _inner = _outer.Inset(border.Band);
    }

    public static Picture Draw(PageSize page, BorderElement border)
    {
        var drawing = new CertificateBorder(page, border);
        drawing.DrawPaper();
        drawing.DrawBands();
        drawing.DrawCorners();
        drawing.DrawLines();
        return new Picture(page.Width, page.Height, drawing._marks);
    }

    // Each row is a wave and its mirror image: rows of one tile pack to almost nothing.
    private void DrawPaper()
    {
        _marks.Add(new PathMark(new VectorPath().AddRectangle(_outer), _border.Paper));
        var width = _inner.Width;
        var tile = new VectorPath();
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            var swell = sign * PaperSwell;
            SmoothCurve.Add(tile, t => (t * width, swell * Math.Sin(2 * Math.PI * PaperWaves * t)), 0, 1, PaperWaves * PiecesPerWave);
        }
        var rows = (int)((_inner.Height - (2 * PaperSwell)) / PaperRow);
        var distance = (_inner.Height - (2 * PaperSwell)) / rows;
        var places = Enumerable.Range(0, rows + 1).Select(i => Matrix.Move(_inner.X, _inner.Y + PaperSwell + (i * distance)));
        _marks.Add(new PatternMark(tile, _border.Waves, PaperLine, [.. places]));
    }

    // A whole number of tiles fits each side, so that all four meet the corners alike.
    private void DrawBands()
    {
        var (band, half) = (_border.Band, _border.Band / 2);
        var places = new List<Matrix>();
        var across = Tiles(_outer.Width - (2 * band));
        foreach (var y in (ReadOnlySpan<double>)[_outer.Y + half, _outer.Bottom - half])
            for (var i = 0; i < across.Count; i++)
                places.Add(Matrix.Scale(across.Stretch, 1).Then(Matrix.Move(_outer.X + band + (i * across.Length), y)));
        var down = Tiles(_outer.Height - (2 * band));
        foreach (var x in (ReadOnlySpan<double>)[_outer.X + half, _outer.Right - half])
            for (var i = 0; i < down.Count; i++)
                places.Add(Matrix.Scale(down.Stretch, 1).Then(Matrix.Turn(Math.PI / 2)).Then(Matrix.Move(x, _outer.Y + band + (i * down.Length))));
        _marks.Add(new PatternMark(BandTile(), _border.Colour, WaveLine, places));
    }

    private (int Count, double Length, double Stretch) Tiles(double side)
    {
        var count = (int)Math.Round(side / TileLength);
        return (count, side / count, side / count / TileLength);
    }

    private VectorPath BandTile()
    {
        var path = new VectorPath();
        var height = (_border.Band / 2) - BandMargin;
        for (var strand = 0; strand < Strands; strand++)
        {
            var phase = 2 * Math.PI * strand / Strands;
            SmoothCurve.Add(path, t => (t * TileLength, height * Math.Sin((2 * Math.PI * WavesPerTile * t) + phase)), 0, 1, WavesPerTile * PiecesPerWave);
        }
        return path;
    }

    private double TileLength => _border.Band * WaveLength * WavesPerTile;

    private void DrawCorners()
    {
        var half = _border.Band / 2;
        (double X, double Y)[] corners =
        [
            (_outer.X + half, _outer.Y + half), (_outer.Right - half, _outer.Y + half),
            (_outer.X + half, _outer.Bottom - half), (_outer.Right - half, _outer.Bottom - half),
        ];
        _marks.AddRange(Rosette.Draw(corners, _border.Band - 1.8, petals: 8, _border.Colour, _border.Accent));
    }

    private void DrawLines()
    {
        Frame(_outer, _border.Colour, HeavyLine);
        Frame(_outer.Inset(0.9), _border.Colour, FineLine);
        Frame(_inner.Inset(-0.9), _border.Colour, FineLine);
        Frame(_inner, _border.Colour, HeavyLine);
        Frame(_inner.Inset(1), _border.Accent, FineLine);
    }

    private void Frame(Box box, Rgb colour, double width) => _marks.Add(new PathMark(new VectorPath().AddRectangle(box), null, colour, width));
}
