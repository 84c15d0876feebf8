using System.Globalization;
using System.Runtime.InteropServices;

namespace Approval.Host.Documents.Drawing;

/// <summary>An opaque sRGB colour; PDF/A-1 knows no transparency.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb Black { get; } = new(0, 0, 0);

    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    /// <returns>False when the text is anything else.</returns>
    public static bool TryParse(string? text, out Rgb colour)
    {
        colour = default;
        if (text is not { Length: 7 } || text[0] != '#' || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        colour = new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Rgb Parse(string text) =>
        TryParse(text, out var colour) ? colour : throw new FormatException($"'{text}' is not a colour of the form #RRGGBB.");

    public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
}
