using System.Runtime.InteropServices;

namespace Approval.Host.Documents.Seals;

/// <summary>How a name lies on the ring: angle from character to character, the circle of their middles, and the size of each.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameArc(double Step, double Radius, double GlyphWidth, double GlyphHeight)
{
    // Characters on seals are tall and narrow; a name of usual length gets this shape.
    private const double Height = 0.128;
    private const double Narrowness = 0.80;
    private const double Spacing = 1.42;

    // Beyond this angle the name would meet the line under the star.
    private const double WidestSpan = 250 * Math.PI / 180;

    // Narrower than half its height a character stops being legible, so a long name is set lower as well.
    private const double NarrowestShape = 0.52;
    private const double TightestSpacing = 1.06;

    public static NameArc For(int characters, double diameter, double outerRadius)
    {
        var height = diameter * Height;
        var natural = Fit(characters, height, outerRadius);
        while (natural.GlyphWidth < natural.GlyphHeight * NarrowestShape)
            natural = Fit(characters, height *= 0.98, outerRadius);
        return natural;
    }

    private static NameArc Fit(int characters, double height, double outerRadius)
    {
        var radius = outerRadius - (height / 2);
        var width = height * Narrowness;
        var step = Math.Min(width * Spacing / radius, WidestSpan / Math.Max(1, characters));
        // Feet stand closer together than heads, so the room is measured at the inner edge.
        var room = step * (radius - (height / 2)) / TightestSpacing;
        return new NameArc(step, radius, Math.Min(width, room), height);
    }
}
