namespace Approval.Host.Documents.Text;

/// <summary>Where the baseline lies in the square of a Chinese character, in ems.</summary>
internal static class EmSquare
{
    /// <summary>From the top of the square down to the baseline.</summary>
    public const double Baseline = 0.88;

    /// <summary>From the middle of the square down to the baseline.</summary>
    public const double BaselineBelowCentre = Baseline - 0.5;
}
