using System.Collections.Concurrent;
using System.Text;
using Approval.Host.Documents.Drawing;
using Approval.Host.Documents.Fonts;

namespace Approval.Host.Documents.Seals;

/// <summary>A drawn seal, and the characters that no face has.</summary>
internal sealed record SealImpression(Picture Picture, IReadOnlyList<Rune> Missing);

/// <summary>Draws each seal once: an office has few and uses them all day.</summary>
internal sealed class SealPress(FontCatalog fonts)
{
    private const int Kept = 256;

    private readonly ConcurrentDictionary<SealDesign, SealImpression> _impressions = new();

    public SealImpression Press(SealDesign design)
    {
        if (_impressions.Count >= Kept)
            _impressions.Clear();
        return _impressions.GetOrAdd(design, Draw);
    }

    private SealImpression Draw(SealDesign design)
    {
        var (picture, missing) = RoundSeal.Draw(design, fonts);
        return new SealImpression(picture, missing);
    }
}
