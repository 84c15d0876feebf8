using System.Collections.Concurrent;

namespace Approval.Host.Documents.Fonts;

/// <summary>The fonts a layout may name. Files are opened when first asked for and kept; safe to share between threads.</summary>
internal sealed class FontCatalog(FontFiles files) : IDisposable
{
    private static readonly Dictionary<string, (string Package, string Weight, string File)> Sources = new(StringComparer.Ordinal)
    {
        ["serif"] = Serif("400Regular"),
        ["serif-medium"] = Serif("500Medium"),
        ["serif-bold"] = Serif("700Bold"),
        ["serif-black"] = Serif("900Black"),
        ["sans"] = Sans("400Regular"),
        ["sans-medium"] = Sans("500Medium"),
        ["sans-bold"] = Sans("700Bold"),
    };

    private readonly ConcurrentDictionary<string, Lazy<TrueTypeFace>> _faces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FontStack> _stacks = new(StringComparer.Ordinal);

    /// <summary>Names that layouts and documents may use.</summary>
    public static IReadOnlyCollection<string> Names => Sources.Keys;

    /// <exception cref="ArgumentException">The name is none of <see cref="Names"/>.</exception>
    /// <exception cref="FileNotFoundException">The font's file is not on this machine.</exception>
    public FontStack this[string name] => _stacks.GetOrAdd(name, Build);

    public void Dispose()
    {
        foreach (var face in _faces.Values.Where(f => f.IsValueCreated))
            face.Value.Dispose();
    }

    private FontStack Build(string name)
    {
        if (!Sources.TryGetValue(name, out var source))
            throw new ArgumentException($"Unknown font '{name}'; known are {string.Join(", ", Names)}.", nameof(name));
        var bold = source.Weight is "700Bold" or "900Black";
        // The sister family first: it is closer in colour than the brush-like fallback.
        var sister = name.StartsWith("serif", StringComparison.Ordinal) ? Sans(bold ? "700Bold" : "400Regular") : Serif(bold ? "700Bold" : "400Regular");
        List<TrueTypeFace> faces = [Face(files.Locate(source.Package, source.Weight, source.File)), Face(files.Locate(sister.Package, sister.Weight, sister.File))];
        if (files.LocateFallback(bold ? "LXGWWenKai-Bold.ttf" : "LXGWWenKai-Regular.ttf") is { } fallback)
            faces.Add(Face(fallback));
        return new FontStack(name, faces);
    }

    private TrueTypeFace Face(string path) => _faces.GetOrAdd(path, static p => new Lazy<TrueTypeFace>(() => TrueTypeFace.Open(p))).Value;

    private static (string Package, string Weight, string File) Serif(string weight) => ("noto-serif-sc", weight, $"NotoSerifSC_{weight}.ttf");

    private static (string Package, string Weight, string File) Sans(string weight) => ("noto-sans-sc", weight, $"NotoSansSC_{weight}.ttf");
}
