namespace Approval.Host.Documents.Text;

/// <summary>The square in which a Chinese character is drawn, in ems.</summary>
internal static class EmSquare
{
    /// <summary>From the top of the square down to the baseline.</summary>
    public const double Baseline = 0.88;

    /// <summary>From the middle of the square down to the baseline.</summary>
    public const double BaselineBelowCentre = Baseline - 0.5;

    /// <summary>The square's corners as wide as the glyph is; origin at the left end of the baseline, y downwards.</summary>
    public static (double X, double Y)[] Corners(Glyph glyph)
    {
        var width = glyph.Advance / 1000.0;
        return [(0, -Baseline), (width, -Baseline), (width, 1 - Baseline), (0, 1 - Baseline)];
    }
}
