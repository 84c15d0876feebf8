using Approval.Host.Documents.Drawing;
using QRCoder;

namespace Approval.Host.Documents.Qr;

/// <summary>How much of a code may be soiled and still be read (GB/T 18284): about 7, 15, 25 or 30 per cent.</summary>
public enum QrCorrection
{
    Low,
    Medium,
    Quartile,
    High,
}

/// <summary>Draws a QR code as filled rectangles, so that it stays sharp at every resolution.</summary>
internal static class QrCode
{
    // The standard asks for four blank modules on every side.
    private const int QuietZone = 4;

    /// <summary>The code of <paramref name="text"/> filling the box, quiet zone included.</summary>
    public static PathMark Draw(string text, Box box, Rgb colour, QrCorrection correction)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, (QRCodeGenerator.ECCLevel)(int)correction, forceUtf8: true);
        var modules = WithoutMargin(data.ModuleMatrix);
        var module = box.Width / (modules.Length + (2 * QuietZone));
        var path = new VectorPath();
        for (var row = 0; row < modules.Length; row++)
            AddRow(path, modules[row], box.X + (QuietZone * module), box.Y + ((row + QuietZone) * module), module);
        return new PathMark(path, colour);
    }

    // Neighbouring dark modules become one rectangle: fewer bytes, and no hairlines between them.
    private static void AddRow(VectorPath path, bool[] row, double x, double y, double module)
    {
        for (var start = 0; start < row.Length; start++)
        {
            if (!row[start])
                continue;
            var end = start;
            while (end < row.Length && row[end])
                end++;
            path.AddRectangle(new Box(x + (start * module), y, (end - start) * module, module));
            start = end;
        }
    }

    // The library may or may not bring a margin; a symbol's own edge rows always hold dark modules of the finder patterns.
    private static bool[][] WithoutMargin(List<System.Collections.BitArray> matrix)
    {
        var margin = 0;
        while (!matrix[margin].Cast<bool>().Any(dark => dark))
            margin++;
        var size = matrix.Count - (2 * margin);
        return [.. Enumerable.Range(margin, size).Select(y => Enumerable.Range(margin, size).Select(x => matrix[y][x]).ToArray())];
    }
}
